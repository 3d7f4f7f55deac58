using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// The product of one row with the weights of all gates: each input is loaded once for a vector of units of every gate. Every second input, with fewer than
/// four gates every fourth, has sums of its own, which are added at the end, so that the latency of the multiply-add is hidden.
/// </summary>
/// <remarks>
/// Weights are in panels <c>[gates][units / 16][inputs][16]</c>; a bias and a sum for each gate of each unit, in parts of whole panels. The sizes are
/// arguments,
/// as no loop is unrolled by them: what the JIT must inline to know a size would cost it the registers of the sums.
/// </remarks>
internal static class GateSums<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Of four gates.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="bias">The initial sums.</param>
    /// <param name="sums">Receives the sums.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="part">Floats of a gate.</param>
    /// <param name="columns">Columns of a panel that are computed.</param>
    [MethodImpl(Hot)]
    public static void Four(ref float x, ref float weights, ref float bias, ref float sums, int inputs, int part, int columns)
    {
        nint next = (nint)part * inputs;
        for (int unit = 0; unit < part; unit += TLanes.Count)
        {
            int column = unit % Panel.Width;
            if (column >= columns)
            {
                continue;
            }

            ref float w = ref Unsafe.Add(ref weights, ((unit - column) * inputs) + column);
            ref float input = ref x;
            TVector a0 = TLanes.Load(ref Unsafe.Add(ref bias, unit)), b0 = TLanes.Create(0f);
            TVector a1 = TLanes.Load(ref Unsafe.Add(ref bias, part + unit)), b1 = b0;
            TVector a2 = TLanes.Load(ref Unsafe.Add(ref bias, (2 * part) + unit)), b2 = b0;
            TVector a3 = TLanes.Load(ref Unsafe.Add(ref bias, (3 * part) + unit)), b3 = b0;
            int i = 0;
            for (; i < inputs - 1; i += 2)
            {
                var value = TLanes.Create(input);
                a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), a0);
                a1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), a1);
                a2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), a2);
                a3 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 3 * next)), a3);
                w = ref Unsafe.Add(ref w, Panel.Width);
                value = TLanes.Create(Unsafe.Add(ref input, 1));
                b0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), b0);
                b1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), b1);
                b2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), b2);
                b3 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 3 * next)), b3);
                w = ref Unsafe.Add(ref w, Panel.Width);
                input = ref Unsafe.Add(ref input, 2);
            }

            if (i < inputs)
            {
                var value = TLanes.Create(input);
                a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), a0);
                a1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), a1);
                a2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), a2);
                a3 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 3 * next)), a3);
            }

            TLanes.Store(TLanes.Add(a0, b0), ref Unsafe.Add(ref sums, unit));
            TLanes.Store(TLanes.Add(a1, b1), ref Unsafe.Add(ref sums, part + unit));
            TLanes.Store(TLanes.Add(a2, b2), ref Unsafe.Add(ref sums, (2 * part) + unit));
            TLanes.Store(TLanes.Add(a3, b3), ref Unsafe.Add(ref sums, (3 * part) + unit));
        }
    }

    /// <summary>Of three gates.</summary>
    /// <inheritdoc cref="Four"/>
    [MethodImpl(Hot)]
    public static void Three(ref float x, ref float weights, ref float bias, ref float sums, int inputs, int part, int columns)
    {
        nint next = (nint)part * inputs;
        for (int unit = 0; unit < part; unit += TLanes.Count)
        {
            int column = unit % Panel.Width;
            if (column >= columns)
            {
                continue;
            }

            ref float w = ref Unsafe.Add(ref weights, ((unit - column) * inputs) + column);
            ref float input = ref x;
            TVector a0 = TLanes.Load(ref Unsafe.Add(ref bias, unit)), b0 = TLanes.Create(0f), c0 = b0, d0 = b0;
            TVector a1 = TLanes.Load(ref Unsafe.Add(ref bias, part + unit)), b1 = b0, c1 = b0, d1 = b0;
            TVector a2 = TLanes.Load(ref Unsafe.Add(ref bias, (2 * part) + unit)), b2 = b0, c2 = b0, d2 = b0;
            int i = 0;
            for (; i < inputs - 3; i += 4)
            {
                var value = TLanes.Create(input);
                a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), a0);
                a1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), a1);
                a2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), a2);
                w = ref Unsafe.Add(ref w, Panel.Width);
                value = TLanes.Create(Unsafe.Add(ref input, 1));
                b0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), b0);
                b1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), b1);
                b2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), b2);
                w = ref Unsafe.Add(ref w, Panel.Width);
                value = TLanes.Create(Unsafe.Add(ref input, 2));
                c0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), c0);
                c1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), c1);
                c2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), c2);
                w = ref Unsafe.Add(ref w, Panel.Width);
                value = TLanes.Create(Unsafe.Add(ref input, 3));
                d0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), d0);
                d1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), d1);
                d2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), d2);
                w = ref Unsafe.Add(ref w, Panel.Width);
                input = ref Unsafe.Add(ref input, 4);
            }

            for (; i < inputs; i++)
            {
                var value = TLanes.Create(input);
                a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref w), a0);
                a1 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, next)), a1);
                a2 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref w, 2 * next)), a2);
                w = ref Unsafe.Add(ref w, Panel.Width);
                input = ref Unsafe.Add(ref input, 1);
            }

            TLanes.Store(TLanes.Add(TLanes.Add(a0, b0), TLanes.Add(c0, d0)), ref Unsafe.Add(ref sums, unit));
            TLanes.Store(TLanes.Add(TLanes.Add(a1, b1), TLanes.Add(c1, d1)), ref Unsafe.Add(ref sums, part + unit));
            TLanes.Store(TLanes.Add(TLanes.Add(a2, b2), TLanes.Add(c2, d2)), ref Unsafe.Add(ref sums, (2 * part) + unit));
        }
    }

    /// <summary>Of one gate.</summary>
    /// <inheritdoc cref="Four"/>
    [MethodImpl(Hot)]
    public static void One(ref float x, ref float weights, ref float bias, ref float sums, int inputs, int part, int columns)
    {
        for (int unit = 0; unit < part; unit += TLanes.Count)
        {
            int column = unit % Panel.Width;
            if (column >= columns)
            {
                continue;
            }

            ref float w = ref Unsafe.Add(ref weights, ((unit - column) * inputs) + column);
            ref float input = ref x;
            TVector a = TLanes.Load(ref Unsafe.Add(ref bias, unit)), b = TLanes.Create(0f), c = b, d = b;
            int i = 0;
            for (; i < inputs - 3; i += 4)
            {
                a = TLanes.MultiplyAdd(TLanes.Create(input), TLanes.Load(ref w), a);
                b = TLanes.MultiplyAdd(TLanes.Create(Unsafe.Add(ref input, 1)), TLanes.Load(ref Unsafe.Add(ref w, Panel.Width)), b);
                c = TLanes.MultiplyAdd(TLanes.Create(Unsafe.Add(ref input, 2)), TLanes.Load(ref Unsafe.Add(ref w, 2 * Panel.Width)), c);
                d = TLanes.MultiplyAdd(TLanes.Create(Unsafe.Add(ref input, 3)), TLanes.Load(ref Unsafe.Add(ref w, 3 * Panel.Width)), d);
                w = ref Unsafe.Add(ref w, 4 * Panel.Width);
                input = ref Unsafe.Add(ref input, 4);
            }

            for (; i < inputs; i++)
            {
                a = TLanes.MultiplyAdd(TLanes.Create(input), TLanes.Load(ref w), a);
                w = ref Unsafe.Add(ref w, Panel.Width);
                input = ref Unsafe.Add(ref input, 1);
            }

            TLanes.Store(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), ref Unsafe.Add(ref sums, unit));
        }
    }
}
