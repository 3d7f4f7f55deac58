using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Up to four sets of the sums of a tile. A tile with few sums does not hide the latency of the multiply-add: then every second (third, fourth) step has
/// separate sums, which are added at the end. Their number is a constant of the caller.
/// </summary>
internal struct Sets<TTile, TVector, TLanes>
    where TTile : struct, ITile<TTile, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TTile set0;
    private TTile set1;
    private TTile set2;
    private TTile set3;

    /// <summary>Initialises the first set with given sums, the others with zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        set0.Start(first, second);
        StartOthers();
    }

    /// <summary>Initialises the first set with sums from memory, the others with zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second, int sets)
    {
        var zero = TLanes.Create(0f);
        set0.Load(ref source, stride, second);
        if (sets > 1)
        {
            set1.Start(zero, zero);
        }

        if (sets > 2)
        {
            set2.Start(zero, zero);
        }

        if (sets > 3)
        {
            set3.Start(zero, zero);
        }
    }

    /// <summary>Adds all whole groups of four steps, to the sets in turn; then the remaining steps to the first set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLoop(ref float a, int stride, int next, ref float w, int second, int nextWeights, int steps, int sets)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Turn(ref a, stride, next, ref w, second, nextWeights, sets);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Steps.One<TTile, TVector, TLanes>(ref set0, ref a, stride, ref w, second);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>Adds steps to the sets in turn: whole groups of four in a loop, then the rest one by one. All numbers are constants of the caller.</summary>
    /// <param name="a">The input of the first row at the first step.</param>
    /// <param name="stride">Floats from a row's input to that of the next row.</param>
    /// <param name="next">Floats from a step's inputs to those of the step after it.</param>
    /// <param name="w">The weights of the first step.</param>
    /// <param name="second">Floats from the first vector of weights to the second one.</param>
    /// <param name="nextWeights">Floats from a step's weights to those of the step after it.</param>
    /// <param name="whole">Steps of the loop, a multiple of 4.</param>
    /// <param name="rest">Steps after it, at most 7; a digit, so that the JIT inlines no more.</param>
    /// <param name="sets">Sets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSteps(ref float a, int stride, int next, ref float w, int second, int nextWeights, int whole, int rest, int sets)
    {
        if (whole > 0)
        {
            AddTurns(ref a, stride, next, ref w, second, nextWeights, whole, sets);
        }

        AddRest(ref a, stride, next, ref w, second, nextWeights, whole, rest, sets);
    }

    /// <summary>The sums of all sets, added in pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TTile Join(int sets)
    {
        if (sets > 1)
        {
            set0.Join(in set1);
        }

        if (sets > 3)
        {
            set2.Join(in set3);
        }

        if (sets > 2)
        {
            set0.Join(in set2);
        }

        return set0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StartOthers()
    {
        var zero = TLanes.Create(0f);
        set1.Start(zero, zero);
        set2.Start(zero, zero);
        set3.Start(zero, zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddTurns(ref float a, int stride, int next, ref float w, int second, int nextWeights, int steps, int sets)
    {
        for (int step = 4; step <= steps; step += 4)
        {
            Turn(ref a, stride, next, ref w, second, nextWeights, sets);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRest(ref float a, int stride, int next, ref float w, int second, int nextWeights, int done, int rest, int sets)
    {
        if (rest > 0)
        {
            AddAt(done % sets, sets, ref a, stride, next, ref w, second, nextWeights, done);
        }

        if (rest > 1)
        {
            AddAt((done + 1) % sets, sets, ref a, stride, next, ref w, second, nextWeights, done + 1);
        }

        if (rest > 2)
        {
            AddAt((done + 2) % sets, sets, ref a, stride, next, ref w, second, nextWeights, done + 2);
        }

        if (rest > 3)
        {
            AddAt((done + 3) % sets, sets, ref a, stride, next, ref w, second, nextWeights, done + 3);
        }

        if (rest > 4)
        {
            AddAt((done + 4) % sets, sets, ref a, stride, next, ref w, second, nextWeights, done + 4);
        }

        if (rest > 5)
        {
            AddAt((done + 5) % sets, sets, ref a, stride, next, ref w, second, nextWeights, done + 5);
        }

        if (rest > 6)
        {
            AddAt((done + 6) % sets, sets, ref a, stride, next, ref w, second, nextWeights, done + 6);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turn(ref float a, int stride, int next, ref float w, int second, int nextWeights, int sets)
    {
        AddAt(0, sets, ref a, stride, next, ref w, second, nextWeights, 0);
        AddAt(1 % sets, sets, ref a, stride, next, ref w, second, nextWeights, 1);
        AddAt(2 % sets, sets, ref a, stride, next, ref w, second, nextWeights, 2);
        AddAt(3 % sets, sets, ref a, stride, next, ref w, second, nextWeights, 3);
    }

    /// <summary>Adds the step at an index to one of the sets; all are constants of the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddAt(int set, int sets, ref float a, int stride, int next, ref float w, int second, int nextWeights, int step)
    {
        if (sets == 1 || set == 0)
        {
            Steps.At<TTile, TVector, TLanes>(ref set0, ref a, stride, next, ref w, second, nextWeights, step);
        }
        else if (sets == 2 || set == 1)
        {
            Steps.At<TTile, TVector, TLanes>(ref set1, ref a, stride, next, ref w, second, nextWeights, step);
        }
        else if (sets == 3 || set == 2)
        {
            Steps.At<TTile, TVector, TLanes>(ref set2, ref a, stride, next, ref w, second, nextWeights, step);
        }
        else
        {
            Steps.At<TTile, TVector, TLanes>(ref set3, ref a, stride, next, ref w, second, nextWeights, step);
        }
    }
}
