using NetGen.Generated;

namespace NetGen;

/// <summary>Evaluates a network on one data set, as often as wanted, with buffers that are used again.</summary>
internal sealed class Evaluator
{
    /// <summary>Rows that are predicted at once: enough to keep the kernels busy, few enough to stay in the cache.</summary>
    public const int BlockRows = 512;

    private readonly NetworkCore core;
    private readonly MiniBatches blocks;
    private readonly BatchTargets targets;
    private readonly IScore? score;
    private readonly HeadEvaluator[] heads;
    private readonly float[] outputs;
    private readonly int outputSize;

    /// <summary>Takes the memory; the data have been checked.</summary>
    public Evaluator(NetworkCore core, Dataset data, LossWeights weights = default, bool withRocAuc = true)
    {
        this.core = core;
        var network = core.Description;
        blocks = new MiniBatches(data, BlockRows, seed: 0, shuffle: false);
        targets = new BatchTargets(network, data, blocks, weights);
        int rows = Math.Min(BlockRows, data.Count);
        outputSize = network.OutputShape.Size;
        outputs = new float[rows * outputSize];
        score = network.HasHeads ? null : ScoreOf(core, network.Heads[0], data, withRocAuc);
        heads = network.HasHeads
            ? [.. network.LearningHeads.Select(head => new HeadEvaluator(core, head, ScoreOf(core, head, HeadData.Of(network, head, data)!, withRocAuc), rows))]
            : [];
    }

    public Evaluation Run()
    {
        var loss = default(BatchLoss);
        int rows = 0;
        score?.Clear();
        Array.ForEach(heads, head => head.Clear());
        var storage = core.Storage;
        blocks.Begin(0);
        while (blocks.Next())
        {
            var predicted = outputs.AsSpan(0, blocks.Rows * outputSize);
            core.Predict(storage, blocks.Inputs, predicted);
            var actual = targets.Current;
            if (heads.Length == 0)
            {
                loss += core.EvaluateLoss(storage, predicted, actual);
                score?.Add(predicted, actual, blocks.Rows);
            }

            foreach (var head in heads)
            {
                head.Add(storage, predicted, actual, blocks.Rows);
            }

            rows += blocks.Rows;
        }

        if (heads.Length > 0)
        {
            return new Evaluation(rows, heads.Sum(h => h.Weight * h.Loss.Mean), heads.Select(h => KeyValuePair.Create(h.Name, h.Evaluation(rows))));
        }

        var evaluation = new Evaluation(rows, loss.Mean);
        score?.Report(evaluation);
        return evaluation;
    }

    private static IScore? ScoreOf(NetworkCore core, HeadDescription head, Dataset data, bool withRocAuc)
    {
        var loss = head.Loss;
        int outputs = head.Shape.Size;
        var classNames = core.Storage.ClassNamesOf(core.Description, head) ?? data.ClassNames;
        return loss.Kind switch
        {
            LossKind.BinaryCrossEntropy when outputs == 1 => new BinaryScore(withRocAuc ? data.Count : 0, classNames),
            LossKind.BinaryCrossEntropy => new MultiLabelScore(outputs),
            _ when loss.IsClassification => new ClassScore(outputs, classNames),
            _ when loss.IsRegression => new RegressionScore(outputs),
            _ => null,
        };
    }
}
