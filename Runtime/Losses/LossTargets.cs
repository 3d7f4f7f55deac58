using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The targets of the current batch; valid while the batch is pinned.</summary>
public unsafe struct LossTargets
{
    internal int* LabelsPointer;
    internal float* ValuesPointer;
    internal float* ClassWeightsPointer;
    internal float* PositiveWeightsPointer;
    internal float* RowWeightsPointer;

    // Floats and labels of a row, of all heads together.
    internal int LabelStride;
    internal int ValueStride;

    /// <summary>The targets from a row on.</summary>
    /// <param name="row">The row.</param>
    /// <param name="targets">Its first row of targets: another one, if each step of a row has targets.</param>
    internal readonly LossTargets From(int row, int targets) => this with
    {
        LabelsPointer = LabelsPointer + ((nint)targets * LabelStride),
        ValuesPointer = ValuesPointer + ((nint)targets * ValueStride),
        RowWeightsPointer = RowWeightsPointer == null ? null : RowWeightsPointer + row,
    };

    /// <summary>Whether there are class weights.</summary>
    public readonly bool HasClassWeights => ClassWeightsPointer != null;

    /// <summary>Whether there are weights of positive targets.</summary>
    public readonly bool HasPositiveWeights => PositiveWeightsPointer != null;

    /// <summary>The class index of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Label(int row) => LabelsPointer[(nint)row * LabelStride];

    /// <summary>The class index of a step of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Label(int row, int step) => LabelsPointer[((nint)row * LabelStride) + step];

    /// <summary>The weight of a class; 1 if there are no class weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float ClassWeight(int label) => ClassWeightsPointer == null ? 1f : ClassWeightsPointer[label];

    /// <summary>The weight of a row; 1 if there are no row weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float RowWeight(int row) => RowWeightsPointer == null ? 1f : RowWeightsPointer[row];

    /// <summary>The targets of a row: one number for each output of the head (unpadded).</summary>
    public readonly ReadOnlySpan<float> Values(int row, int outputs) => new(ValuesPointer + ((nint)row * ValueStride), outputs);

    /// <summary>The class weights, or an empty span.</summary>
    public readonly ReadOnlySpan<float> ClassWeights(int classes) => ClassWeightsPointer == null ? default : new(ClassWeightsPointer, classes);

    /// <summary>The weights of positive targets, or an empty span.</summary>
    public readonly ReadOnlySpan<float> PositiveWeights(int outputs) => PositiveWeightsPointer == null ? default : new(PositiveWeightsPointer, outputs);
}
