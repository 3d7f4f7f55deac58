using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A number written with two digits.</summary>
/// <typeparam name="TFirst">The first digit, or the number that the digits before it make.</typeparam>
/// <typeparam name="TSecond">A digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct N<TFirst, TSecond> : ISize
    where TFirst : struct, ISize
    where TSecond : struct, ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TFirst.Value * 10) + TSecond.Value;
    }
}

/// <summary>A number written with three digits.</summary>
/// <typeparam name="TFirst">The first digit, or the number that the digits before it make.</typeparam>
/// <typeparam name="TSecond">A digit.</typeparam>
/// <typeparam name="TThird">A digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct N<TFirst, TSecond, TThird> : ISize
    where TFirst : struct, ISize
    where TSecond : struct, ISize
    where TThird : struct, ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (((TFirst.Value * 10) + TSecond.Value) * 10) + TThird.Value;
    }
}

/// <summary>A number written with four digits.</summary>
/// <typeparam name="TFirst">The first digit, or the number that the digits before it make.</typeparam>
/// <typeparam name="TSecond">A digit.</typeparam>
/// <typeparam name="TThird">A digit.</typeparam>
/// <typeparam name="TFourth">A digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct N<TFirst, TSecond, TThird, TFourth> : ISize
    where TFirst : struct, ISize
    where TSecond : struct, ISize
    where TThird : struct, ISize
    where TFourth : struct, ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (((((TFirst.Value * 10) + TSecond.Value) * 10) + TThird.Value) * 10) + TFourth.Value;
    }
}

/// <summary>A number written with five digits.</summary>
/// <typeparam name="TFirst">The first digit, or the number that the digits before it make.</typeparam>
/// <typeparam name="TSecond">A digit.</typeparam>
/// <typeparam name="TThird">A digit.</typeparam>
/// <typeparam name="TFourth">A digit.</typeparam>
/// <typeparam name="TFifth">A digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct N<TFirst, TSecond, TThird, TFourth, TFifth> : ISize
    where TFirst : struct, ISize
    where TSecond : struct, ISize
    where TThird : struct, ISize
    where TFourth : struct, ISize
    where TFifth : struct, ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (((((((TFirst.Value * 10) + TSecond.Value) * 10) + TThird.Value) * 10) + TFourth.Value) * 10) + TFifth.Value;
    }
}
