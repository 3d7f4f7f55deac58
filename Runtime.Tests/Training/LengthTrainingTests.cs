namespace NetGen.Runtime.Tests.Training;

/// <summary>Trainings, evaluations and tables of sequences of different length.</summary>
public class LengthTrainingTests
{
    private static readonly Random Random = new(4);
    private static readonly float[][] Sequences = [.. Enumerable.Range(0, 60).Select(i => Draw(1 + (i % 6)))];
    private static readonly int[] Labels = [.. Sequences.Select(s => s[^1] > 0.3 ? 2 : s[^1] > -0.3 ? 1 : 0)];

    [Fact]
    public void A_trainer_learns_the_last_step()
    {
        var data = Dataset.FromSequences(Sequences, 2, Labels, ["low", "middle", "high"], steps: 6);
        var network = new Gestures(seed: 1);
        var trainer = new Trainer<Gestures>(network, new Adam { LearningRate = 0.02f }) { Epochs = 60, BatchSize = 10, Callbacks = { new EarlyStopping { Patience = 60 } } };
        var (train, validation) = data.Split(0.8, seed: 2);
        trainer.Fit(train, validation);
        var evaluation = network.Evaluate(data);
        Assert.True(evaluation.Accuracy > 0.85, $"{evaluation}");

        // Accuracy and outputs of each row, with its length, are those of the whole set.
        float[] all = network.Predict(data);
        int right = 0;
        for (int row = 0; row < data.Count; row++)
        {
            Assert.Equal(network.PredictLabel(data.Input(row), data.Length(row)), data.ClassNames![network.PredictClass(data.Input(row), data.Length(row))]);
            right += network.PredictClass(data.Input(row), data.Length(row)) == data.Label(row) ? 1 : 0;
            float[] probabilities = new float[3];
            network.PredictProbabilities(data.Input(row), [data.Length(row)], probabilities);
            Assert.Equal(1, probabilities.Sum(), 5);
        }

        Assert.Equal(evaluation.Accuracy!.Value, (double)right / data.Count, 12);
        float[] logits = new float[data.Count * 3], inputs = [.. Enumerable.Range(0, data.Count).SelectMany(row => data.Input(row).ToArray())];
        network.PredictLayer("logits", inputs, [.. Enumerable.Range(0, data.Count).Select(data.Length)], logits);
        Assert.Equal(all, logits);
    }

    /// <summary>The means of a standardisation are those of valid steps, whatever is declared.</summary>
    [Fact]
    public void Standardisation_counts_valid_steps()
    {
        var data = Dataset.FromSequences([[1, 10, 3, 10], [5, 10], [7, 40, 9, 10]], 2, [0, 1, 2], steps: 6);
        var network = new Gestures(seed: 1);
        network.FitPreprocessing(data);
        var state = ((INetwork<Gestures>)network).Core.Storage.State.Span;
        Assert.Equal([5f, 16f], state[..2].ToArray());
        Assert.Equal(1 / Math.Sqrt(8), state[16], 1e-6);
    }

    [Fact]
    public void Losses_and_measures_of_steps_count_valid_steps()
    {
        float[][] targets = [.. Sequences.Select(s => Enumerable.Range(0, s.Length / 2).Select(t => s[2 * t]).ToArray())];
        var data = Dataset.FromStepTargets(Sequences, 2, targets, 1, steps: 6);
        var network = new Filter(seed: 3);
        network.FitPreprocessing(data);
        double absolute = 0, squared = 0;
        int count = 0;
        float[] outputs = network.Predict(data);
        for (int row = 0; row < data.Count; row++)
        {
            for (int step = 0; step < data.Length(row); step++, count++)
            {
                double error = outputs[(row * 6) + step] - targets[row][step];
                absolute += Math.Abs(error);
                squared += error * error;
            }

            Assert.All(outputs[((row * 6) + data.Length(row))..((row + 1) * 6)], value => Assert.Equal(0f, value));
        }

        var evaluation = network.Evaluate(data);
        Assert.Equal(absolute / count, evaluation.MeanAbsoluteError!.Value, 1e-6);
        Assert.Equal(squared / count, evaluation.MeanSquaredError!.Value, 1e-6);
        Assert.Equal(squared / count, evaluation.Loss, 1e-6);
    }

    [Fact]
    public void Classes_of_steps_count_where_they_are_valid_and_not_ignored()
    {
        int[][] labels = [.. Sequences.Select((s, i) => Enumerable.Range(0, s.Length / 2).Select(t => (i + t) % 4 == 3 ? -1 : (i + t) % 4).ToArray())];
        var data = Dataset.FromSequences(Sequences, 2, labels, steps: 6);
        var network = new Tagger(seed: 3);
        float[] outputs = network.Predict(data);
        int right = 0, count = 0;
        for (int row = 0; row < data.Count; row++)
        {
            for (int step = 0; step < data.Length(row); step++)
            {
                float[] logits = outputs[(((row * 6) + step) * 3)..(((row * 6) + step + 1) * 3)];
                count += labels[row][step] >= 0 ? 1 : 0;
                right += Array.IndexOf(logits, logits.Max()) == labels[row][step] ? 1 : 0;
            }
        }

        var evaluation = network.Evaluate(data);
        Assert.Equal((double)right / count, evaluation.Accuracy!.Value, 12);
        new Trainer<Tagger>(network, new Adam { LearningRate = 0.01f }) { Epochs = 3, BatchSize = 16 }.Fit(data);
        Assert.True(network.Evaluate(data).Loss < evaluation.Loss);
    }

    /// <summary>A training that is interrupted and resumed has the bits of one that is not.</summary>
    [Fact]
    public void A_resumed_training_has_the_same_bits()
    {
        var data = Dataset.FromSequences(Sequences, 2, Labels, steps: 6);
        using var folder = new TemporaryFolder();
        string path = folder.File("gestures.safetensors");
        float[] half = Train(2, checkpoint: true), resumed = Train(4, resume: true), whole = Train(4);
        Assert.Equal(whole, resumed);
        Assert.NotEqual(whole, half);

        float[] Train(int epochs, bool checkpoint = false, bool resume = false)
        {
            var network = new Gestures(seed: 1);
            var trainer = new Trainer<Gestures>(network, new Adam()) { Epochs = epochs, BatchSize = 7, Callbacks = { new Checkpoint(checkpoint || resume ? path : folder.File("other.safetensors")) } };
            if (resume)
            {
                trainer.Resume(path);
            }

            trainer.Fit(data);
            float[] weights = new float[Gestures.Description.WeightCount];
            network.GetWeights(weights);
            return weights;
        }
    }

    [Fact]
    public void Data_of_another_kind_are_refused()
    {
        var data = Dataset.FromSequences(Sequences, 2, Labels, steps: 6);
        Assert.StartsWith(
            "The rows of the data set are sequences of at most 6 steps with lengths of their own, but those of GesturesOfOneLength have one length: set "
            + "VariableLength = true",
            Assert.Throws<ArgumentException>(() => new GesturesOfOneLength().Evaluate(data)).Message, StringComparison.Ordinal);
    }

    private static float[] Draw(int steps) => [.. Enumerable.Range(0, 2 * steps).Select(_ => (float)((2 * Random.NextDouble()) - 1))];
}
