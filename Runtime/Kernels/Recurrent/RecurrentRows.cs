using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The state h of a row, as the product with it reads it: at the start of a row's work.</summary>
internal readonly struct StateRow<TUnits, TCell> : IRow
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.Value;
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Stride((2 + TCell.Saved) * Panel.Pad(TUnits.Value));
    }
}

/// <summary>The gates of a row in its work, as the product with the state leaves them.</summary>
internal readonly struct SumRow<TUnits, TCell> : IRow
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TCell.Gates * Panel.Pad(TUnits.Value);
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => StateRow<TUnits, TCell>.Stride;
    }
}

/// <summary>The gradients of the gates of one step, in rows of all steps.</summary>
internal readonly struct GateRow<TSteps, TUnits, TCell> : IRow
    where TSteps : struct, ISize
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TCell.Gates * Panel.Pad(TUnits.Value);
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Stride(TSteps.Value * TCell.Gates * Panel.Pad(TUnits.Value));
    }
}

/// <summary>The gradient of the state h of a row, at the start of its work in the backward pass.</summary>
internal readonly struct StateGradientRow<TUnits> : IRow
    where TUnits : struct, ISize
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.Value;
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Stride(3 * Panel.Pad(TUnits.Value));
    }
}

/// <summary>
/// The gradient of the state h of a row, at the start of its work in the backward pass of packed steps; behind its three parts stand the gates.
/// </summary>
internal readonly struct PackedGradientRow<TUnits, TCell> : IRow
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.Value;
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Stride((3 + TCell.Gates) * Panel.Pad(TUnits.Value));
    }
}

/// <summary>The gradients of the gates of one step in a row's work.</summary>
internal readonly struct PackedGateRow<TUnits, TCell> : IRow
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TCell.Gates * Panel.Pad(TUnits.Value);
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => PackedGradientRow<TUnits, TCell>.Stride;
    }
}
