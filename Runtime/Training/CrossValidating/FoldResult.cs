using System.Globalization;

namespace NetGen;

/// <summary>What one fold of a cross-validation came to.</summary>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
/// <param name="Number">The fold's number, from 1.</param>
/// <param name="Network">The network that was trained.</param>
/// <param name="History">Its training.</param>
/// <param name="Evaluation">What it comes to on the test rows of the fold.</param>
public sealed record FoldResult<TNetwork>(int Number, TNetwork Network, TrainingHistory History, Evaluation Evaluation)
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>One line, the same in every culture: <c>fold 2: loss 0.0712, accuracy 97.41 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"fold {Number}: {Evaluation}");
}
