using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Which step of which row of the batch a packed step is.</summary>
/// <param name="Row">The row.</param>
/// <param name="Step">The step.</param>
internal readonly record struct StepPlace(int Row, int Step);

/// <summary>Which steps of which rows packed steps are: random numbers are keyed by them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct StepPlaces
{
    private readonly ref StepPlace first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal StepPlaces(ref StepPlace first) => this.first = ref first;

    /// <summary>The place of a packed step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal StepPlace Of(int step) => Unsafe.Add(ref first, step);
}
