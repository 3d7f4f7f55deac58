using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Predictions of a network of variable length: with lengths in a table, or without any, as all rows are full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class FullRows
{
    /// <summary>In place of a layer: to the end.</summary>
    internal const int AllLayers = -1;

    /// <summary>Predicts at most a block of rows.</summary>
    public static void Predict<TKernels>(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)
        where TKernels : struct, INetworkKernels => PredictLayer<TKernels>(AllLayers, storage, ref inputs, ref outputs, rows, ref scratch);

    /// <summary>Predicts at most a block of rows up to a layer.</summary>
    public static bool PredictLayer<TKernels>(int layer, NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)
        where TKernels : struct, INetworkKernels
    {
        var axes = TKernels.StepAxes;
        int* starts = stackalloc int[StepTable.StartsOf(axes.Length, rows)];
        long* order = stackalloc long[rows];
        StepTable table = new(starts, order, rows);
        table.Fill(axes, default, rows);
        return Predict<TKernels>(layer, storage, ref inputs, table, ref outputs, rows, ref scratch);
    }

    /// <summary>Predicts at most a block of rows with the lengths of a table, up to a layer or to the end.</summary>
    internal static bool Predict<TKernels>(int layer, NetworkStorage storage, ref float inputs, StepTable table, ref float outputs, int rows, ref float scratch)
        where TKernels : struct, INetworkKernels
    {
        if (layer != AllLayers)
        {
            return TKernels.PredictLayerSteps(layer, storage, ref inputs, table, ref outputs, rows, ref scratch);
        }

        TKernels.PredictSteps(storage, ref inputs, table, ref outputs, rows, ref scratch);
        return true;
    }
}
