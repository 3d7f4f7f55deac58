using System.Globalization;
using System.Text;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// What a network owes to each feature: how much its score on data falls where the values of that feature are shuffled among the rows (Breiman 2001, "Random
/// Forests"; scikit-learn's
/// <c>permutation_importance</c>). Of a score s and the scores sₖ after K shuffles it is s − (1/K) Σ sₖ.
/// </summary>
/// <remarks>
/// <para>It says what this network uses, not what could be used: of two features that say the same, each can stand in for the other, and both look unimportant.
/// On data that the network was trained on it
/// also shows what was learnt by heart; take test data.</para>
/// <para>The inputs of a one-hot feature are shuffled together. The same seed gives the same numbers on every machine that predicts the same.</para>
/// </remarks>
public sealed class PermutationImportance
{
    private PermutationImportance(string scoreName, double score, int repeats, IReadOnlyList<FeatureImportance> features)
    {
        ScoreName = scoreName;
        Score = score;
        Repeats = repeats;
        Features = features;
    }

    /// <summary>What the score is: <c>accuracy</c>, <c>R²</c>, <c>negative loss</c>, or <c>score</c> where it is one of your own.</summary>
    public string ScoreName { get; }

    /// <summary>The score on the data as they are.</summary>
    public double Score { get; }

    /// <summary>How often each feature was shuffled.</summary>
    public int Repeats { get; }

    /// <summary>The features, in the order of the inputs.</summary>
    public IReadOnlyList<FeatureImportance> Features { get; }

    /// <summary>The features, the most important first.</summary>
    public IEnumerable<FeatureImportance> Ranked => Features.OrderByDescending(feature => feature.Mean);

    /// <summary>Measures the importance of all features: the network predicts the data once, and once more for each feature and repeat.</summary>
    /// <param name="network">The network; it is not changed.</param>
    /// <param name="data">What it is measured on, at least 2 rows.</param>
    /// <param name="seed">Keys the shuffles.</param>
    /// <param name="repeats">How often each feature is shuffled, at least 1.</param>
    /// <param name="score">
    /// What is measured, higher for better. Null for the accuracy of a classifier, R² of a regression, and otherwise (several heads, a loss of your own) the
    /// loss with its sign changed.
    /// </param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <exception cref="ArgumentException">The data do not fit the network or its loss, or have fewer than 2 rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer repeats than 1.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or standardises its data and is not fitted.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PermutationImportance Of<TNetwork>(
        TNetwork network, Dataset data, long seed = 0, int repeats = 5, Func<Evaluation, double>? score = null, CancellationToken cancellation = default)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        DataCheck.InputsAndTargets(network.Core, data, nameof(data));
        if (data.Count < 2)
        {
            throw new ArgumentException("The values of one row cannot be shuffled among rows: at least 2 are needed.", nameof(data));
        }

        return Measure(network.Core, data, seed, repeats, score, cancellation);
    }

    /// <summary>Draws the importance of the first 20 features, the greatest first, as an SVG file.</summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    public void WriteFigure(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FigureFile.Write(path, ImportanceFigure.Draw(this));
    }

    /// <summary>Draws the same figure as SVG (UTF-8).</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    public void WriteFigure(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FigureFile.Write(stream, ImportanceFigure.Draw(this));
    }

    /// <summary>A line for each feature, the most important first; the same in every culture.</summary>
    public override string ToString()
    {
        int width = Math.Max(7, Features.Max(feature => VisibleText.Of(feature.Name).Length));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"feature".PadRight(width)}  fall of the {ScoreName}, from {Score:0.0000}");
        foreach (var feature in Ranked)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{VisibleText.Of(feature.Name).PadRight(width)}  {feature.Mean,8:0.0000} ± {feature.Deviation:0.0000}");
        }

        return text.ToString();
    }

    internal static PermutationImportance Measure(
        NetworkCore core, Dataset data, long seed, int repeats, Func<Evaluation, double>? score, CancellationToken cancellation)
    {
        var evaluation = new Evaluator(core, data, withCurves: score is not null).Run();
        string name = score is not null ? "score" : evaluation.Accuracy is not null ? "accuracy" : evaluation.R2 is not null ? "R²" : "negative loss";
        score ??= e => e.Accuracy ?? e.R2 ?? -e.Loss;
        bool withCurves = name == "score";
        double whole = score(evaluation);
        var features = new List<FeatureImportance>();
        foreach (var (feature, first, count) in FeaturesOf(core, data))
        {
            var shuffled = new ShuffledFeature(data, first, count);
            var evaluator = new Evaluator(core, data, withCurves: withCurves, transform: shuffled);
            double[] falls = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                cancellation.ThrowIfCancellationRequested();
                shuffled.Begin(Shuffle.Key(seed, ((long)features.Count * repeats) + repeat));
                falls[repeat] = whole - score(evaluator.Run());
            }

            double mean = falls.Average();
            features.Add(new FeatureImportance(feature, first, count, mean, Math.Sqrt(falls.Average(fall => (fall - mean) * (fall - mean)))));
        }

        return new PermutationImportance(name, whole, repeats, features);
    }

    /// <summary>The features and their inputs: the columns or properties where they are known, otherwise each input.</summary>
    private static IEnumerable<(string Name, int First, int Count)> FeaturesOf(NetworkCore core, Dataset data)
    {
        int size = core.Description.InputShape.Size;
        if ((core.InputFeatures ?? data.Features) is { IsComplete: true } features && features.InputCount == size)
        {
            int first = 0;
            foreach (var (name, feature) in features.Where(f => f.Value.IsInput))
            {
                int count = feature is { Kind: CsvFeatureKind.OneHot, Categories: { } categories } ? categories.Count : 1;
                yield return (name, first, count);
                first += count;
            }

            yield break;
        }

        for (int input = 0; input < size; input++)
        {
            yield return (data.FeatureNames?[input] ?? string.Create(CultureInfo.InvariantCulture, $"input {input}"), input, 1);
        }
    }
}
