using System.Runtime.CompilerServices;
using NetGen.Generated;
using NetGen.Runtime.Tests.Numerics;

namespace NetGen.Runtime.Tests.Losses;

/// <summary>A function of <see cref="RowLosses"/> with its options filled in.</summary>
internal delegate float RowLoss(ref float outputs, int count, in LossTargets targets, int row, float scale, ref float gradient);

/// <summary>Targets in pinned arrays, which live as long as this.</summary>
internal sealed unsafe class PinnedTargets(int[]? labels = null, float[]? values = null, float[]? classWeights = null, float[]? positiveWeights = null)
{
    private readonly int[]? labels = Pinned(labels);
    private readonly float[]? values = Pinned(values);
    private readonly float[]? classWeights = Pinned(classWeights);
    private readonly float[]? positiveWeights = Pinned(positiveWeights);

    /// <summary>Rows of one label, or of so many numbers.</summary>
    public LossTargets Targets(int outputs) => new()
    {
        LabelsPointer = labels == null ? null : (int*)Unsafe.AsPointer(ref labels[0]),
        ValuesPointer = Address(values),
        ClassWeightsPointer = Address(classWeights),
        PositiveWeightsPointer = Address(positiveWeights),
        LabelStride = 1,
        ValueStride = outputs,
    };

    /// <summary>One row through a loss: the value with its gradient, and the check that asking for no gradient gives the same value.</summary>
    public (float Loss, float[] Gradient) Run(RowLoss loss, ReadOnlySpan<float> outputs, int row = 0, float scale = 1)
    {
        var padded = new PaddedRow(outputs);
        var gradient = new PaddedRow(outputs.Length);
        float value = loss(ref padded.First, outputs.Length, Targets(outputs.Length), row, scale, ref gradient.First);
        float alone = loss(ref padded.First, outputs.Length, Targets(outputs.Length), row, scale, ref Unsafe.NullRef<float>());
        Assert.Equal(BitConverter.SingleToUInt32Bits(value), BitConverter.SingleToUInt32Bits(alone));
        GC.KeepAlive(this);
        return (value, gradient.Checked());
    }

    private static float* Address(float[]? array) => array == null ? null : (float*)Unsafe.AsPointer(ref array[0]);

    private static T[]? Pinned<T>(T[]? source)
        where T : unmanaged
    {
        if (source == null)
        {
            return null;
        }

        var pinned = GC.AllocateUninitializedArray<T>(source.Length, pinned: true);
        source.CopyTo(pinned, 0);
        return pinned;
    }
}
