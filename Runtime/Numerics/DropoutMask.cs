using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// The mask of a dropout layer: 32 random bits for each element of each row of the batch. They are computed wherever they are needed (again in the backward
/// pass), so no mask is stored, and none depends on threads, vector width or memory layout.
/// </summary>
/// <remarks>
/// A row's key is a 64-bit mix of (seed, step, layer, row), see <see cref="CounterRandom"/>. An element's bits are Chris Wellons' <c>lowbias32</c>
/// of key + element · 0x9E3779B9 (2³²/golden ratio, so neighbours start far apart); all operations are 32-bit, so they can be vectorised.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    private const uint Golden = 0x9E3779B9;

    /// <summary>The key of one row of the batch, for a layer's key (<see cref="TrainingPass.DropoutKey"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint RowKey(ulong layerKey, int row) => (uint)(CounterRandom.Mix(layerKey, (ulong)row) >> 32);

    /// <summary>The threshold below which an element's 32 bits drop it: <paramref name="rate"/> · 2³², rounded.</summary>
    /// <param name="rate">The fraction of elements to drop, 0 ≤ rate &lt; 1.</param>
    public static uint Threshold(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        if (!(rate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate is at least 0 and less than 1.");
        }

        return (uint)Math.Min(Math.Round(rate * 4294967296.0), uint.MaxValue);
    }

    /// <summary>Kept lanes times <paramref name="scale"/>, dropped lanes +0: for values in the forward pass and gradients in the backward pass.</summary>
    /// <param name="value">The elements <paramref name="element"/>, <paramref name="element"/> + 1, … of a row.</param>
    /// <param name="rowKey">From <see cref="RowKey"/>.</param>
    /// <param name="element">The logical index of the first lane in its row.</param>
    /// <param name="threshold">From <see cref="Threshold"/>.</param>
    /// <param name="scale">1 / (1 − rate).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Apply(Vector<float> value, uint rowKey, int element, uint threshold, float scale)
    {
        var kept = Vector.GreaterThanOrEqual(VectorBits(rowKey, element), Vector.Create(threshold));
        return (value * Vector.Create(scale)) & kept.As<uint, float>();
    }

    /// <summary>Like <see cref="Apply"/>, with one decision for each channel of an image: that of element <c>channel</c>.</summary>
    /// <param name="value">The elements <paramref name="element"/>, <paramref name="element"/> + 1, … of a row.</param>
    /// <param name="rowKey">From <see cref="RowKey"/>.</param>
    /// <param name="element">The logical index of the first lane in its row.</param>
    /// <param name="channels">The values of a pixel.</param>
    /// <param name="threshold">From <see cref="Threshold"/>.</param>
    /// <param name="scale">1 / (1 − rate).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ApplyToChannels(Vector<float> value, uint rowKey, int element, int channels, uint threshold, float scale)
    {
        // Lanes count from the channel of the first one, and wrap after the last channel. Adding half a channel keeps the quotient away from
        // integers, so its rounding does not matter up to two million channels.
        var lanes = Vector<int>.Indices + Vector.Create(element % channels);
        var pixels = VectorArithmetic.ConvertToInt32((Vector.ConvertToSingle(lanes) + Vector.Create(0.5f)) * Vector.Create(1f / channels));
        var bits = Bits(((lanes - (pixels * channels)).As<int, uint>() * Vector.Create(Golden)) + Vector.Create(rowKey));
        var kept = Vector.GreaterThanOrEqual(bits, Vector.Create(threshold));
        return (value * Vector.Create(scale)) & kept.As<uint, float>();
    }

    /// <summary>Whether <see cref="Apply"/> keeps an element.</summary>
    public static bool Keeps(uint rowKey, int element, uint threshold) => Bits(rowKey, element) >= threshold;

    /// <summary>The 32 random bits of an element.</summary>
    internal static uint Bits(uint rowKey, int element)
    {
        uint x = rowKey + ((uint)element * Golden);
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }

    /// <summary>The 32 random bits of the elements <paramref name="element"/>, <paramref name="element"/> + 1, ….</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<uint> VectorBits(uint rowKey, int element) =>
        Bits((Vector<uint>.Indices * Vector.Create(Golden)) + Vector.Create(rowKey + ((uint)element * Golden)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Bits(Vector<uint> x)
    {
        x = (x ^ Vector.ShiftRightLogical(x, 16)) * Vector.Create(0x7FEB352Du);
        x = (x ^ Vector.ShiftRightLogical(x, 15)) * Vector.Create(0x846CA68Bu);
        return x ^ Vector.ShiftRightLogical(x, 16);
    }
}
