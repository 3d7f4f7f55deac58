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
    private readonly Dataset data;
    private readonly StreamMemory? stream;
    private NetworkStorage storage;
    private BatchLoss loss;
    private int rows;

    /// <summary>Takes the memory; the data have been checked.</summary>
    /// <param name="core">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="weights">Those in the loss.</param>
    /// <param name="withCurves">Whether there is time for what is more work than counting: curves, and how sure the network is.</param>
    /// <param name="transform">Changes the inputs of each row; null for nothing.</param>
    /// <param name="carriesState">Whether a window that follows the one before it goes on from the state there.</param>
    public Evaluator(
        NetworkCore core, Dataset data, LossWeights weights = default, bool withCurves = true, IRowTransform? transform = null, bool carriesState = false)
    {
        this.core = core;
        this.data = data;
        stream = carriesState ? core.OpenStream() : null;
        storage = core.Storage;
        var network = core.Description;
        blocks = new MiniBatches(data, BlockRows, seed: 0, shuffle: false, transform: transform);
        targets = new BatchTargets(network, data, blocks, weights);
        int blockRows = Math.Min(BlockRows, data.Count);
        outputSize = network.OutputShape.Size;
        outputs = new float[blockRows * outputSize];
        score = network.HasHeads ? null : ScoreOf(core, network.Heads[0], data, withCurves);
        heads = network.HasHeads
            ? [.. network.LearningHeads.Select(head => new HeadEvaluator(core, head, ScoreOf(core, head, HeadData.Of(network, head, data)!, withCurves), blockRows))]
            : [];
    }

    /// <summary>Evaluates all rows.</summary>
    public Evaluation Run()
    {
        Begin();
        while (Next())
        {
        }

        return End();
    }

    /// <summary>Begins anew, with the weights of now: an evaluation can be done in pieces.</summary>
    public void Begin()
    {
        loss = default;
        rows = 0;
        score?.Clear();
        Array.ForEach(heads, head => head.Clear());
        storage = core.Storage;
        blocks.Begin(0);
    }

    /// <summary>Evaluates the next block of rows; false if there is none.</summary>
    public bool Next()
    {
        if (!blocks.Next())
        {
            return false;
        }

        var predicted = outputs.AsSpan(0, blocks.Rows * outputSize);
        Predict(predicted);
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
        return true;
    }

    /// <summary>What all rows came to.</summary>
    public Evaluation End()
    {
        if (heads.Length > 0)
        {
            return new Evaluation(rows, heads.Sum(h => h.Weight * h.Loss.Mean), heads.Select(h => KeyValuePair.Create(h.Name, h.Evaluation(rows))));
        }

        var evaluation = new Evaluation(rows, loss.Mean);
        score?.Report(evaluation);
        return evaluation;
    }

    private void Predict(Span<float> predicted)
    {
        if (stream is null)
        {
            core.Predict(storage, blocks.Inputs, blocks.Lengths, predicted);
            return;
        }

        int inputSize = core.Description.InputShape.Size;
        for (int row = 0; row < blocks.Rows; row++)
        {
            if (!data.GoesOn(rows + row))
            {
                stream.Clear();
            }

            core.StreamSteps(blocks.Inputs.Slice(row * inputSize, inputSize), predicted.Slice(row * outputSize, outputSize), stream);
        }
    }

    private static IScore? ScoreOf(NetworkCore core, HeadDescription head, Dataset data, bool withCurves)
    {
        var score = ScoreOfRows(core, head, data, withCurves);
        return score is not null && (head.Loss.PerStep || head.Loss.IgnoreIndex is not null) ? new StepScore(score, core, head) : score;
    }

    private static IScore? ScoreOfRows(NetworkCore core, HeadDescription head, Dataset data, bool withCurves)
    {
        var loss = head.Loss;
        int outputs = head.StepSize;
        var classNames = core.Storage.ClassNamesOf(core.Description, head) ?? data.ClassNames;
        return loss.Kind switch
        {
            LossKind.BinaryCrossEntropy when outputs == 1 => new BinaryScore(withCurves ? checked(data.Count * head.Steps) : 0, classNames),
            LossKind.BinaryCrossEntropy => new MultiLabelScore(outputs),
            _ when loss.IsClassification => new ClassScore(outputs, classNames, withCurves),
            _ when loss.IsRegression => new RegressionScore(outputs),
            _ => null,
        };
    }
}
