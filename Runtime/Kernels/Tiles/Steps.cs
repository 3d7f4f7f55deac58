using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The steps of a product, four per iteration of the loop, which leaves room for the processor between two jumps.</summary>
/// <remarks>
/// <c>a</c> and <c>w</c> are the inputs and the weights of the first step; <c>next</c> and <c>nextWeights</c> lead to those of the step after it.
/// What is a constant of the caller is one here, since all of it is inlined.
/// </remarks>
internal static class Steps
{
    /// <summary>
    /// How many of the steps run in a loop: none if there are fewer than eight. (Without a branch, so that the JIT sees a constant before it inlines what
    /// depends on it.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfLoop(int steps) => ((7 - steps) >>> 31) * (steps & ~1);

    /// <summary>Adds a number of steps that is a constant of the caller: most in a loop, the rest one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TTile, TVector, TLanes>(
        scoped ref TTile tile, ref float a, int stride, int next, ref float w, int second, int nextWeights, int steps)
        where TTile : struct, ITile<TTile, TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        if (steps >= 8)
        {
            Loop<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, steps);
        }

        Rest<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, OfLoop(steps), steps);
    }

    /// <summary>Adds any number of steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddAll<TTile, TVector, TLanes>(
        scoped ref TTile tile, ref float a, int stride, int next, ref float w, int second, int nextWeights, int steps)
        where TTile : struct, ITile<TTile, TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        int step = 0;
        for (; step <= steps - 2; step += 2)
        {
            One<TTile, TVector, TLanes>(ref tile, ref a, stride, ref w, second);
            One<TTile, TVector, TLanes>(ref tile, ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second);
            a = ref Unsafe.Add(ref a, 2 * next);
            w = ref Unsafe.Add(ref w, 2 * nextWeights);
        }

        for (; step < steps; step++)
        {
            One<TTile, TVector, TLanes>(ref tile, ref a, stride, ref w, second);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>Adds all whole groups of four steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Loop<TTile, TVector, TLanes>(
        scoped ref TTile tile, ref float a, int stride, int next, ref float w, int second, int nextWeights, int steps)
        where TTile : struct, ITile<TTile, TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        for (int step = 2; step <= steps; step += 2)
        {
            One<TTile, TVector, TLanes>(ref tile, ref a, stride, ref w, second);
            One<TTile, TVector, TLanes>(ref tile, ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second);
            a = ref Unsafe.Add(ref a, 2 * next);
            w = ref Unsafe.Add(ref w, 2 * nextWeights);
        }
    }

    /// <summary>Adds the few steps from <paramref name="done"/> on; both numbers are constants of the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rest<TTile, TVector, TLanes>(
        scoped ref TTile tile, ref float a, int stride, int next, ref float w, int second, int nextWeights, int done, int steps)
        where TTile : struct, ITile<TTile, TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        if (done < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done);
        }

        if (done + 1 < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done + 1);
        }

        if (done + 2 < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done + 2);
        }

        if (done + 3 < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done + 3);
        }

        if (done + 4 < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done + 4);
        }

        if (done + 5 < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done + 5);
        }

        if (done + 6 < steps)
        {
            At<TTile, TVector, TLanes>(ref tile, ref a, stride, next, ref w, second, nextWeights, done + 6);
        }
    }

    /// <summary>Adds the step at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At<TTile, TVector, TLanes>(scoped ref TTile tile, ref float a, int stride, int next, ref float w, int second, int nextWeights, int step)
        where TTile : struct, ITile<TTile, TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector> =>
        One<TTile, TVector, TLanes>(ref tile, ref Unsafe.Add(ref a, step * next), stride, ref Unsafe.Add(ref w, step * nextWeights), second);

    /// <summary>Adds one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One<TTile, TVector, TLanes>(scoped ref TTile tile, ref float a, int stride, ref float w, int second)
        where TTile : struct, ITile<TTile, TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        // No branch between the arguments: for it, the JIT would keep the tile's address, and so the sums in memory.
        var first = TLanes.Load(ref w);
        if (TTile.Vectors == 1)
        {
            tile.Add(ref a, stride, first, first);
        }
        else
        {
            tile.Add(ref a, stride, first, TLanes.Load(ref Unsafe.Add(ref w, second)));
        }
    }
}
