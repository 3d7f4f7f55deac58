using System.Globalization;

namespace NetGen;

/// <summary>Measures a recipe, not a network: trains anew on each of several divisions of the rows, and measures on what was left out.</summary>
public static class CrossValidation
{
    /// <summary>Trains one network for each fold and measures it on the fold's test rows, which neither its training nor its callbacks have seen.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="folds">How many parts, from 2 to the number of rows.</param>
    /// <param name="seed">Keys which row is in which part; the same seed gives the same folds on every machine.</param>
    /// <param name="trainer">Makes network, optimizer and trainer for a fold, each of them new.</param>
    /// <param name="stratify">Whether each class is shared out in the same proportions; without labels it does not matter.</param>
    /// <param name="validation">The share of a fold's training rows, from 0 (the default) up to but not including 1, that is set aside to validate with while
    /// training: what an <see cref="EarlyStopping"/> needs.
    /// </param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>, since the folds that are done do not stand for all.</param>
    /// <returns>What each fold came to, with means and deviations.</returns>
    /// <exception cref="ArgumentException">A number is out of range, there are too few rows, or the data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">A trainer, its network or its optimizer has trained before, or there is no trainer.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CrossValidationResult<TNetwork> Run<TNetwork>(
        Dataset data,
        int folds,
        long seed,
        Func<Fold, Trainer<TNetwork>> trainer,
        bool stratify = true,
        double validation = 0,
        CancellationToken cancellation = default)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(trainer);
        if (validation is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(validation), validation,
                string.Create(CultureInfo.InvariantCulture, $"The fraction of the rows to validate with must be at least 0 and less than 1, but is {validation}."));
        }

        return Run([.. data.Folds(folds, seed, stratify).Select(Divide)], trainer, cancellation);

        (Fold Fold, Dataset Train, Dataset? Held) Divide(Fold fold)
        {
            var (train, held) = validation == 0 ? (fold.Train, null) : fold.Train.Split(1 - validation, seed, stratify);
            return (fold, train, held);
        }
    }

    /// <summary>
    /// Trains one network for each of given folds, such as those of <see cref="Dataset.FoldsByGroup{TKey}"/>, and measures it on the fold's test rows.
    /// </summary>
    /// <param name="folds">The folds, at least one.</param>
    /// <param name="trainer">Makes network, optimizer and trainer for a fold, each of them new.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>, since the folds that are done do not stand for all.</param>
    /// <returns>What each fold came to, with means and deviations.</returns>
    /// <exception cref="ArgumentException">There is no fold, or the data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">A trainer, its network or its optimizer has trained before, or there is no trainer.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CrossValidationResult<TNetwork> Run<TNetwork>(
        IReadOnlyList<Fold> folds, Func<Fold, Trainer<TNetwork>> trainer, CancellationToken cancellation)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(trainer);
        return folds.Count > 0
            ? Run([.. folds.Select(fold => (fold, fold.Train, (Dataset?)null))], trainer, cancellation)
            : throw new ArgumentException("A cross-validation needs at least one fold, but got none.", nameof(folds));
    }

    /// <inheritdoc cref="Run{TNetwork}(IReadOnlyList{Fold}, Func{Fold, Trainer{TNetwork}}, CancellationToken)"/>
    public static CrossValidationResult<TNetwork> Run<TNetwork>(IReadOnlyList<Fold> folds, Func<Fold, Trainer<TNetwork>> trainer)
        where TNetwork : class, INetwork<TNetwork> => Run(folds, trainer, CancellationToken.None);

    private static CrossValidationResult<TNetwork> Run<TNetwork>(
        (Fold Fold, Dataset Train, Dataset? Held)[] parts, Func<Fold, Trainer<TNetwork>> trainer, CancellationToken cancellation)
        where TNetwork : class, INetwork<TNetwork>
    {
        var results = new List<FoldResult<TNetwork>>();
        foreach (var (fold, train, held) in parts)
        {
            var recipe = trainer(fold)
                ?? throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"The function that creates a trainer returned null for fold {fold.Number}."));
            CheckNew(recipe, results);
            if (results.Count == 0)
            {
                // Folds differ by a row, so that batches may come out in one that do not in another: better said before the first training than after it.
                Array.ForEach(parts, part => recipe.CheckTraining(part.Train));
            }

            var history = recipe.Fit(train, held, cancellation);
            cancellation.ThrowIfCancellationRequested();
            results.Add(new FoldResult<TNetwork>(fold.Number, recipe.Network, history, recipe.Evaluate(fold.Test)));
        }

        return new CrossValidationResult<TNetwork>(results);
    }

    /// <summary>A network that has seen the rows of a fold in another one would be measured on what it has learnt.</summary>
    private static void CheckNew<TNetwork>(Trainer<TNetwork> trainer, List<FoldResult<TNetwork>> done)
        where TNetwork : class, INetwork<TNetwork>
    {
        string? known = done.Exists(r => ReferenceEquals(r.Network, trainer.Network)) ? "network" : trainer.Optimizer.Steps > 0 ? "optimizer" : null;
        if (known is not null)
        {
            throw new InvalidOperationException(
                $"Every fold needs a network, an optimizer and a trainer of its own, but in fold {done.Count + 1} the {known} has trained before: create new "
                + "ones in the function that you pass.");
        }
    }
}
