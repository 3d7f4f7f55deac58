using System.Globalization;

namespace NetGen;

/// <summary>The loss of some rows, as a sum that can be accumulated over batches.</summary>
/// <param name="Sum">Σ weight · row loss.</param>
/// <param name="Weight">Σ weight (the number of rows if there are no weights).</param>
public readonly record struct BatchLoss(double Sum, double Weight)
{
    /// <summary>The (weighted) mean; 0 if nothing counts: without rows, or with weights that are all 0, or labels that are all ignored.</summary>
    public double Mean => Weight == 0 ? Sum : Sum / Weight;

    /// <summary>One line, the same in every culture: <c>mean loss 0.2134 over a weight of 32</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mean loss {NumberText.Loss(Mean)} over a weight of {Weight}");

    /// <summary>The loss of both together.</summary>
    public static BatchLoss operator +(BatchLoss left, BatchLoss right) => new(left.Sum + right.Sum, left.Weight + right.Weight);

    /// <summary>The loss of both together.</summary>
    public static BatchLoss Add(BatchLoss left, BatchLoss right) => left + right;
}
