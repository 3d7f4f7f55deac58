using System.Globalization;

namespace NetGen;

/// <summary>The gradients of an epoch, as a <see cref="GradientMonitor"/> saw them.</summary>
/// <param name="Epoch">The number of the epoch.</param>
/// <param name="Layers">The layers that learn, in the order of the network.</param>
public sealed record GradientRecord(int Epoch, IReadOnlyList<LayerGradients> Layers)
{
    /// <summary>One line, the same in every culture: <c>epoch 3: dense1 0.0213, dense2 0.0402</c>, the mean norms.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"epoch {Epoch}: {string.Join(", ", Layers.Select(layer => $"{layer.Layer} {NumberText.Loss(layer.MeanNorm)}"))}");
}

/// <summary>The gradients of one layer in an epoch.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="MeanNorm">The mean of the L2 norms of its gradients over the batches, before any clipping.</param>
/// <param name="GreatestNorm">The greatest of these norms.</param>
/// <param name="RootMeanSquare">The root of the mean square of a single gradient, over parameters and batches.</param>
/// <param name="Units">How many outputs (of a convolution: filters) its weights have; 0 if it has no weights.</param>
/// <param name="DeadUnits">How many of them had no gradient in any batch.</param>
public sealed record LayerGradients(string Layer, double MeanNorm, double GreatestNorm, double RootMeanSquare, int Units, int DeadUnits)
{
    /// <summary>One line, the same in every culture: <c>dense1: mean norm 0.0213, greatest 0.0544, 3 of 64 units dead</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Layer}: mean norm {NumberText.Loss(MeanNorm)}, greatest {NumberText.Loss(GreatestNorm)}{(Units > 0 ? $", {DeadUnits} of {NumberText.Count(Units, "unit")} dead" : "")}");
}
