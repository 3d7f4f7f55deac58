using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The initial value of the sums of a product. (A bias is not part of the tail: (Σ xw) + b has other bits than b + Σ xw.)</summary>
internal interface IStart
{
    /// <summary>The initial value of the sums from an element on.</summary>
    static abstract TVector Load<TVector, TLanes>(ref float bias, int element)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>;
}

/// <summary>Sums start with a bias.</summary>
internal readonly struct FromBias : IStart
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector, TLanes>(ref float bias, int element)
        where TVector : struct
        where TLanes : struct, ILanes<TVector> => TLanes.Load(ref Unsafe.Add(ref bias, element));
}

/// <summary>Sums start with zero.</summary>
internal readonly struct FromZero : IStart
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector, TLanes>(ref float bias, int element)
        where TVector : struct
        where TLanes : struct, ILanes<TVector> => TLanes.Create(0f);
}
