using System.Runtime.CompilerServices;
using System.Text.Json;
using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Losses;

/// <summary>A class for each of seven steps.</summary>
[Network(7, 4), Dense(3, PerStep = true), CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
internal sealed partial class StepClasses;

/// <summary>The same layer, with a class for each row.</summary>
[Network(4), Dense(3), CrossEntropyLoss]
internal sealed partial class RowClasses;

/// <summary>A class for each row, of which one is ignored.</summary>
[Network(4), Dense(3), CrossEntropyLoss(IgnoreIndex = 2)]
internal sealed partial class RowClassesWithoutOne;

/// <summary>A class for each step, and one for the whole sequence.</summary>
[Network(5, 3)]
[GRU(6, Name = "state")]
[Dense(3, PerStep = true)]
[CrossEntropyLoss(Name = "kind", PerStep = true, IgnoreIndex = -1)]
[LastStep(From = "state")]
[Dense(2)]
[CrossEntropyLoss(Name = "whole", Weight = 0.5)]
internal sealed partial class StepAndRowHeads;

/// <summary>Remembers the step before.</summary>
[Network(12, 1), GRU(8), Dense(2, PerStep = true), CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
internal sealed partial class StepBefore;

/// <summary>Losses of steps: PyTorch's numbers, the same as rows, measures, data and errors.</summary>
public sealed class StepLossTests
{
    /// <summary>The cases of the reference.</summary>
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Reference().GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_and_its_gradient_are_PyTorchs(int index)
    {
        var reference = Reference()[index];
        int rows = reference.GetProperty("rows").GetInt32(), steps = reference.GetProperty("steps").GetInt32(), classes = reference.GetProperty("classes").GetInt32();
        float[] x = Numbers(reference, "x"), expected = Numbers(reference, "gradient");
        float[]? weights = reference.GetProperty("weight").ValueKind == JsonValueKind.Null ? null : Numbers(reference, "weight");
        float smoothing = reference.GetProperty("smoothing").GetSingle();
        bool isSoft = reference.GetProperty("soft").GetBoolean();
        int ignored = reference.GetProperty("ignored").ValueKind == JsonValueKind.Null ? int.MinValue : reference.GetProperty("ignored").GetInt32();
        float[] target = Numbers(reference, "target");
        int[] labels = isSoft ? [] : Array.ConvertAll(target, v => (int)v);
        double divisor = isSoft ? rows * steps : labels.Where(l => l != ignored).Sum(l => weights?[l] ?? 1.0);
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            // The targets of one row, as a row of its own.
            var pinned = isSoft
                ? new PinnedTargets(values: target[(row * steps * classes)..((row + 1) * steps * classes)], classWeights: weights)
                : new PinnedTargets(labels[(row * steps)..((row + 1) * steps)], classWeights: weights);
            RowLoss loss = isSoft
                ? (ref float outputs, int count, in LossTargets targets, int at, float scale, ref float gradient) =>
                    RowLosses.SoftCrossEntropyOfSteps(ref outputs, steps, classes, smoothing, targets, at, scale, ref gradient)
                : (ref float outputs, int count, in LossTargets targets, int at, float scale, ref float gradient) =>
                    RowLosses.CrossEntropyOfSteps(ref outputs, steps, classes, smoothing, ignored, targets, at, scale, ref gradient);
            var (value, gradient) = RunWithRoomBehind(pinned, loss, x.AsSpan(row * steps * classes, steps * classes), (float)(1 / divisor));
            sum += value;

            // The same formulas in float in another order: a few roundings of numbers around 1.
            NumericAssert.Close(expected.AsSpan(row * steps * classes, steps * classes), gradient, relative: 1e-5, absolute: 1e-6, $"gradient of row {row}");
        }

        NumericAssert.Close(reference.GetProperty("loss").GetDouble(), sum / divisor, relative: 1e-5, absolute: 0, "loss");
    }

    [Fact]
    public void Steps_that_count_are_as_so_many_rows()
    {
        var (steps, rows) = (new StepClasses { Seed = 3 }, new RowClasses());
        Copy(steps, rows);
        int[] labels = [0, 1, 2, -1, 1, -1, 0, 2, 2, -1, -1, 1, 0, 1, -1, -1, -1, -1, -1, -1, -1];
        float[] inputs = [.. Enumerable.Range(0, labels.Length * 4).Select(i => MathF.Sin(i * 0.7f))];
        int[] counted = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] >= 0)];
        float[] weights = [0.5f, 2, 1.25f];

        var ofSteps = steps.ComputeGradients(inputs, new TargetBatch { Labels = labels, ClassWeights = weights });
        var ofRows = rows.ComputeGradients(
            [.. counted.SelectMany(i => inputs[(i * 4)..((i + 1) * 4)])],
            new TargetBatch { Labels = Array.ConvertAll(counted, i => labels[i]), ClassWeights = weights });

        Assert.Equal(ofRows.Weight, ofSteps.Weight, 6);
        NumericAssert.Close(ofRows.Mean, ofSteps.Mean, relative: 1e-6, absolute: 0, "loss");

        // The same sums in another order.
        NumericAssert.Close(Gradients(rows), Gradients(steps), relative: 1e-5, absolute: 1e-7, "gradient");
    }

    [Fact]
    public void Ignored_rows_are_as_if_they_were_not_there()
    {
        var (all, some) = (new RowClasses { Seed = 3 }, new RowClassesWithoutOne());
        Copy(all, some);
        float[] inputs = [.. Enumerable.Range(0, 16).Select(i => MathF.Cos(i))];
        var ofAll = all.ComputeGradients(inputs.AsSpan(0, 12), new[] { 0, 1, 0 });
        var ofSome = some.ComputeGradients(inputs, new[] { 0, 1, 0, 2 });
        Assert.Equal(ofAll, ofSome);
        NumericAssert.Close(Gradients(all), Gradients(some), relative: 1e-6, absolute: 1e-8, "gradient");
    }

    [Fact]
    public void Where_nothing_counts_the_loss_and_its_gradient_are_0()
    {
        var network = new StepClasses { Seed = 3 };
        int[] labels = [.. Enumerable.Repeat(-1, 14)];
        float[] inputs = [.. Enumerable.Range(0, 56).Select(i => MathF.Sin(i))];
        Assert.Equal(0, network.ComputeGradients(inputs, labels).Mean);
        Assert.All(Gradients(network), g => Assert.Equal(0, g));
        Assert.Equal(0, network.TrainStep(inputs, labels, new Adam()));
        var evaluation = network.Evaluate(Dataset.FromStepLabels(inputs, 28, labels, 7));
        Assert.Equal((0, 0), (evaluation.Loss, evaluation.Confusion!.Total));
    }

    [Fact]
    public void The_gradient_of_heads_with_steps_is_the_slope_of_the_loss()
    {
        var network = new StepAndRowHeads { Seed = 4 };
        float[] inputs = [.. Enumerable.Range(0, 45).Select(i => MathF.Sin(i * 1.3f))];
        var targets = (Kind: new[] { 0, 1, -1, 2, 2, -1, -1, 0, 1, 1, 2, 0, -1, -1, -1 }, Whole: new[] { 0, 1, 1 });
        int[] labels = [.. Enumerable.Range(0, 3).SelectMany(row => targets.Kind[(row * 5)..((row + 1) * 5)].Append(targets.Whole[row]))];
        network.ComputeGradients(inputs, labels);
        float[] gradient = Gradients(network), weights = new float[WeightCount(network)];
        network.GetWeights(weights);
        const float Step = 4e-3f;
        for (int i = 0; i < weights.Length; i += 7)
        {
            double above = LossAt(i, Step), below = LossAt(i, -Step);

            // Central differences of a loss in float: rounding of 1e-7 over steps of 8e-3, and the third derivative.
            NumericAssert.Close((above - below) / (2 * Step), gradient[i], relative: 2e-3, absolute: 1e-4, $"gradient {i}");
        }

        double LossAt(int index, float step)
        {
            float[] moved = [.. weights];
            moved[index] += step;
            network.SetWeights(moved);
            return network.ComputeGradients(inputs, labels).Mean;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_network_learns_the_step_before(int workers)
    {
        var data = Before(256, seed: 1);
        var network = new StepBefore { Seed = 2 };
        network.UseWorkers(workers);
        var trainer = new Trainer<StepBefore>(network, new Adam { LearningRate = 0.02f }) { BatchSize = 32, Epochs = 20, Seed = 5 };
        trainer.Fit(data);
        var evaluation = network.Evaluate(Before(100, seed: 9));
        Assert.True(evaluation.Accuracy > 0.98, $"accuracy {evaluation.Accuracy}");

        // The first step of each row has none before it and does not count.
        Assert.Equal(100 * 11, evaluation.Confusion!.Total);
        Assert.Equal(100, evaluation.Rows);
    }

    [Fact]
    public void Bits_do_not_depend_on_workers()
    {
        float[][] weights = [.. new[] { 1, 2, 3, 8 }.Select(workers =>
        {
            var network = new StepBefore { Seed = 2 };
            network.UseWorkers(workers);
            new Trainer<StepBefore>(network, new Adam()) { BatchSize = 33, Epochs = 2, Seed = 5 }.Fit(Before(100, seed: 1));
            float[] result = new float[WeightCount(network)];
            network.GetWeights(result);
            return result;
        })];
        Assert.All(weights, w => Assert.Equal(weights[0], w));
    }

    [Fact]
    public void Labels_and_probabilities_are_predicted_for_each_step()
    {
        var network = new StepClasses { Seed = 3 };
        network.ClassNames = ["a", "b", "c"];
        float[] inputs = [.. Enumerable.Range(0, 56).Select(i => MathF.Sin(i))], outputs = network.Predict(inputs);
        string[] expected = [.. outputs.Chunk(3).Select(o => "abc"[Array.IndexOf(o, o.Max())].ToString())];
        Assert.Equal(expected, network.PredictLabels(inputs));
        float[] probabilities = new float[42];
        network.PredictProbabilities(inputs, probabilities);
        Assert.All(probabilities.Chunk(3), p => Assert.Equal(1, p.Sum(), 5));
        Assert.Contains(
            "for each of its 7 steps", Assert.Throws<InvalidOperationException>(() => network.PredictClass(inputs.AsSpan(0, 28))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_have_the_labels_of_their_rows()
    {
        var data = Dataset.FromStepLabels([.. Enumerable.Range(0, 10).Select(i => (float)i)], 1, [.. Enumerable.Range(0, 30)], 3);
        Assert.Equal((3, 30), (data.LabelCount, data.ClassCount));
        Assert.Equal([6, 7, 8], data.Labels(2).ToArray());
        Assert.Contains("3 labels per row", Assert.Throws<InvalidOperationException>(() => data.Label(0)).Message, StringComparison.Ordinal);
        int rows = 0;
        foreach (var batch in new MiniBatches(data.Take(7), 3, seed: 1).Epoch(0))
        {
            for (int i = 0; i < batch.Inputs.Length; i++, rows++)
            {
                int row = (int)batch.Inputs[i];
                Assert.Equal([3 * row, (3 * row) + 1, (3 * row) + 2], batch.Targets.Labels.Slice(i * 3, 3).ToArray());
            }
        }

        Assert.Equal(7, rows);
        var heads = Dataset.FromArrays([0, 1], 1, [DatasetHead.FromLabels("kind", [0, -1, 2, 1], count: 2), DatasetHead.FromLabels("whole", [5, 6])]);
        foreach (var batch in new MiniBatches(heads, 2, seed: 1, shuffle: false).Epoch(0))
        {
            Assert.Equal([0, -1, 5, 2, 1, 6], batch.Targets.Labels.ToArray());
        }
    }

    [Fact]
    public void Heads_with_steps_train_and_are_evaluated()
    {
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 600).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        int[] kind = [.. Enumerable.Range(0, 200).Select(i => i % 5 == 4 ? -1 : inputs[i * 3] > 0.3f ? 2 : inputs[i * 3] > -0.3f ? 1 : 0)];
        int[] whole = [.. Enumerable.Range(0, 40).Select(row => inputs[(row * 15) + 12] > 0 ? 1 : 0)];
        var data = Dataset.FromArrays(inputs, 15, [DatasetHead.FromLabels("whole", whole), DatasetHead.FromLabels("kind", kind, count: 5)]);
        var network = new StepAndRowHeads { Seed = 1 };
        new Trainer<StepAndRowHeads>(network, new Adam { LearningRate = 0.02f }) { BatchSize = 8, Epochs = 60, Seed = 2 }.Fit(data);
        var evaluation = network.Evaluate(data);
        Assert.True(evaluation.Heads["kind"].Accuracy > 0.9, $"accuracy {evaluation.Heads["kind"].Accuracy}");
        Assert.Equal((160, 40), (evaluation.Heads["kind"].Confusion!.Total, evaluation.Heads["whole"].Confusion!.Total));
        NumericAssert.Close(
            evaluation.Heads["kind"].Loss + (0.5 * evaluation.Heads["whole"].Loss), evaluation.Loss, relative: 1e-9, absolute: 0, "weighted sum");
    }

    [Fact]
    public void A_wrong_label_is_named_with_its_step()
    {
        var network = new StepClasses();
        float[] inputs = new float[28];
        int[] labels = [0, 1, -1, 2, 3, 0, 0];
        var wrong = Assert.Throws<ArgumentException>(() => network.ComputeGradients(inputs, labels));
        Assert.StartsWith(
            "StepClasses: the label of row 0, step 4, is 3, but classes count from 0 to 2, and -1 is ignored.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected 7 labels, but got 6", Assert.Throws<ArgumentException>(() => network.ComputeGradients(inputs, labels[..6])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the label of row 0, step 4, is 3, and -1 is ignored",
            Assert.Throws<ArgumentException>(() => network.Evaluate(Dataset.FromStepLabels(inputs, 28, labels, 7))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "1 label per row, but the loss CrossEntropy of StepClasses takes 7",
            Assert.Throws<ArgumentException>(() => network.Evaluate(Dataset.FromArrays(inputs, 28, [0]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "whole rows of 7 labels", Assert.Throws<ArgumentException>(() => Dataset.FromStepLabels(inputs, 28, labels[..6], 7)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Rows of twelve numbers of both signs; the label of a step is the sign of the number before it.</summary>
    private static Dataset Before(int rows, int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, rows * 12).Select(_ => random.Next(2) == 0 ? -1f : 1f)];
        int[] labels = [.. Enumerable.Range(0, inputs.Length).Select(i => i % 12 == 0 ? -1 : inputs[i - 1] > 0 ? 1 : 0)];
        return Dataset.FromStepLabels(inputs, 12, labels, 12);
    }

    private static void Copy<TFrom, TTo>(TFrom from, TTo to)
        where TFrom : class, INetwork<TFrom>
        where TTo : class, INetwork<TTo>
    {
        float[] weights = new float[WeightCount(from)];
        from.GetWeights(weights);
        to.SetWeights(weights);
    }

    private static int WeightCount<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core.Description.WeightCount;

    private static float[] Gradients<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] gradients = new float[network.Core.Description.ParameterCount];
        network.GetGradients(gradients);
        return gradients;
    }

    /// <summary>One row through a loss that may write vectors behind its gradient.</summary>
    private static (float Loss, float[] Gradient) RunWithRoomBehind(PinnedTargets pinned, RowLoss loss, ReadOnlySpan<float> outputs, float scale)
    {
        const int Room = 64;
        float[] x = new float[outputs.Length + Room], gradient = new float[outputs.Length + Room];
        Array.Fill(x, float.NaN);
        outputs.CopyTo(x);
        Array.Fill(gradient, float.NaN);
        var targets = pinned.Targets(outputs.Length);
        float value = loss(ref x[0], outputs.Length, targets, 0, scale, ref gradient[0]);
        Assert.Equal(value, loss(ref x[0], outputs.Length, targets, 0, scale, ref Unsafe.NullRef<float>()));
        Assert.All(gradient[outputs.Length..RowVectors.PaddedLength(outputs.Length)], g => Assert.Equal(0, g));
        GC.KeepAlive(pinned);
        return (value, gradient[..outputs.Length]);
    }

    private static JsonElement Reference() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "step_losses.json"))).RootElement;

    private static float[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetSingle())];
}
