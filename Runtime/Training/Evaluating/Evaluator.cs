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
    private readonly float[] outputs;
    private readonly int outputSize;

    /// <summary>Takes the memory; the data have been checked.</summary>
    public Evaluator(NetworkCore core, Dataset data, float[]? classWeights = null, float[]? positiveWeights = null, bool withRocAuc = true)
    {
        this.core = core;
        blocks = new MiniBatches(data, BlockRows, seed: 0, shuffle: false);
        targets = new BatchTargets(core.Description, data, blocks, classWeights, positiveWeights);
        score = ScoreOf(core, data, withRocAuc);
        outputSize = core.Description.OutputShape.Size;
        outputs = new float[Math.Min(BlockRows, data.Count) * outputSize];
    }

    public Evaluation Run()
    {
        var loss = default(BatchLoss);
        int rows = 0;
        score?.Clear();
        var storage = core.Storage;
        blocks.Begin(0);
        while (blocks.Next())
        {
            var predicted = outputs.AsSpan(0, blocks.Rows * outputSize);
            core.Predict(storage, blocks.Inputs, predicted);
            var actual = targets.Current;
            loss += core.EvaluateLoss(storage, predicted, actual);
            score?.Add(predicted, actual, blocks.Rows);
            rows += blocks.Rows;
        }

        var evaluation = new Evaluation(rows, loss.Mean);
        score?.Report(evaluation);
        return evaluation;
    }

    private static IScore? ScoreOf(NetworkCore core, Dataset data, bool withRocAuc)
    {
        var loss = core.Description.Loss;
        int outputs = core.Description.OutputShape.Size;
        var classNames = core.Storage.ClassNames ?? data.ClassNames;
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
