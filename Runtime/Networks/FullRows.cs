using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Predictions of a network of variable length where no lengths are given: all rows are full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class FullRows
{
    /// <summary>Predicts at most a block of rows.</summary>
    public static void Predict<TKernels>(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)
        where TKernels : struct, INetworkKernels
    {
        var axes = TKernels.StepAxes;
        int* starts = stackalloc int[StepTable.StartsOf(axes.Length, rows)];
        long* order = stackalloc long[rows];
        StepTable table = new(starts, order, rows);
        table.Fill(axes, default, rows);
        TKernels.PredictSteps(storage, ref inputs, table, ref outputs, rows, ref scratch);
    }

    /// <summary>Predicts at most a block of rows up to a layer.</summary>
    public static bool PredictLayer<TKernels>(int layer, NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)
        where TKernels : struct, INetworkKernels
    {
        var axes = TKernels.StepAxes;
        int* starts = stackalloc int[StepTable.StartsOf(axes.Length, rows)];
        long* order = stackalloc long[rows];
        StepTable table = new(starts, order, rows);
        table.Fill(axes, default, rows);
        return TKernels.PredictLayerSteps(layer, storage, ref inputs, table, ref outputs, rows, ref scratch);
    }
}
