using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>All gates but the last one of rows of gates.</summary>
internal readonly struct FirstGates<TUnits, TCell, TRow> : IRow
    where TUnits : struct, ISize
    where TCell : struct, ICell
    where TRow : struct, IRow
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TCell.Gates - 1) * Panel.Pad(TUnits.Value);
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TRow.Stride;
    }
}

/// <summary>The last gate of rows of gates.</summary>
internal readonly struct LastGate<TUnits, TRow> : IRow
    where TUnits : struct, ISize
    where TRow : struct, IRow
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Pad(TUnits.Value);
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TRow.Stride;
    }
}
