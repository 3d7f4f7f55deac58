using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Training;

/// <summary>What people print is one line, and the same in every culture.</summary>
public sealed class OneLineTests
{
    private static readonly EpochRecord Epoch = new()
    {
        Epoch = 3,
        Step = 90,
        LearningRate = 0.00025f,
        Loss = 0.21337,
        Seconds = 0.5249,
        ValidationLoss = 0.2301,
        ValidationAccuracy = 0.931,
    };

    private static readonly HeadRecord Head = new() { Name = "value", ValidationLoss = 0.5, ValidationMeanAbsoluteError = 0.25, ValidationMeanSquaredError = 1234567, ValidationR2 = 0.5 };

    public static TheoryData<string, object> Lines => new()
    {
        { "epoch 3: loss 0.2134, validation loss 0.2301, validation accuracy 93.10 %, learning rate 2.5e-4, 0.52 s", Epoch },
        { "epoch 3: loss 0.2134, learning rate 2.5e-4, 0.52 s; " + HeadLine, Epoch with { ValidationLoss = null, ValidationAccuracy = null, Heads = [Head] } },
        { HeadLine, Head },
        { "epoch 2: dense1 0.0213, dense2 2.000e-5", new GradientRecord(2, [Gradients, Gradients with { Layer = "dense2", MeanNorm = 2e-5 }]) },
        { "dense1: mean norm 0.0213, greatest 0.0544, 3 of 64 units dead", Gradients },
        { "norm1: mean norm 0.0213, greatest 0.0544", Gradients with { Layer = "norm1", Units = 0 } },
        { "rate 1.0e-3: loss 0.5120, smoothed 0.4981", new LearningRatePoint(0.001f, 0.512, 0.4981) },
        { "precision 0.7500, recall 0.6000, F1 0.6667", new ClassCounts(3, 1, 2) },
        { "from 0.35 on: precision 0.7500, recall 0.6000, F1 0.6667", new ThresholdCounts(0.35f, new ClassCounts(3, 1, 2)) },
        { "average precision 0.8333 over 3 thresholds, 2 positive rows", PrecisionRecallCurve.Of([0.9f, 0.5f, 0.4f], [true, false, true]) },
        { "mean absolute error 0.5000, mean squared error 0.2500, R² 0.7500 over 2 rows", Errors() },
        { "0.9312 ± 0.0103", new FoldMeasure(0.9312, 0.0103) },
        { "mean loss 0.2500 over a weight of 1.5", new BatchLoss(0.375, 1.5) },
        { "macro precision 0.7500, recall 0.7500, F1 0.6667 over 2 classes", Confusion().Scores },
        { "exp_avg: 12 numbers", new OptimizerState("exp_avg", new NetGen.Generated.AlignedBuffer(12)) },
        { "CrossEntropy, label smoothing 0.1", new LossDescription(LossKind.CrossEntropy, 0.1) },
        { "Huber, delta 1.5, standardised targets", new LossDescription(LossKind.Huber, Delta: 1.5, StandardizeTargets: true) },
        { "MeanAbsoluteError", new LossDescription(LossKind.MeanAbsoluteError) },
        { "24×24×6", new Shape(24, 24, 6) },
        { "logits: Dense → 4, 68 parameters", Ported.Description.Layer("logits") },
        { "dense1: Dense, ReLU → 256, 16,640 parameters", SharedNetwork.Description.Layer("dense1") },
        { "flatten1: Flatten → 36", Ported.Description.Layers.First(layer => layer.Kind == "Flatten") },
        { "weight [6, 2, 3, 3]", Ported.Description.Layers[0].Parameters[0] },
        { "board: 5×4×2", Ported.Description.Inputs[0] },
        { "policy: 4, CrossEntropy, weight 0.5", Ported.Description.Heads[0] },
        { "features: 16, None", Ported.Description.Heads[3] },
        { "x · 0.5 − 1.25", new PreprocessingDescription(0.5f, -1.25f) },
        { "subtracts a fitted mean, divides by a fitted deviation", new PreprocessingDescription(1, 0, 0) },
    };

    private static string HeadLine =>
        "value: validation loss 0.5000, validation mean absolute error 0.2500, validation mean squared error 1.235e+6, validation R² 0.5000";

    private static LayerGradients Gradients => new("dense1", 0.0213, 0.0544, 0.001, 64, 3);

    [Theory]
    [MemberData(nameof(Lines))]
    public void It_is_the_same_in_every_culture(string line, object printed)
    {
        foreach (string culture in (string[])["", "de-DE", "ar-SA"])
        {
            using var set = new CultureScope(culture);
            Assert.Equal(line, printed.ToString());
        }
    }

    [Fact]
    public void Trainings_say_what_they_came_to()
    {
        var trainer = new Trainer<WaitedFor>(new WaitedFor(seed: 1), new Adam()) { Epochs = 2 };
        var history = trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2));
        var folds = CrossValidation.Run(TestData.ThreeClasses(), 2, seed: 1, _ => new Trainer<WaitedFor>(new WaitedFor(seed: 1), new Adam()) { Epochs = 1 });
        var sweep = new LearningRateSweep<WaitedFor>(new WaitedFor(seed: 1)) { Epochs = 1 };
        sweep.Add("adam", new Adam { LearningRate = 0.01f });

        Assert.Equal("2 epochs, the epoch limit ended the training", history.ToString());
        Assert.Matches(@"^epoch 1: loss \d\.\d{4}, validation loss \d\.\d{4}, validation accuracy \d+\.\d\d %, learning rate 1\.0e-3, \d+\.\d\d s$", history.Epochs[0].ToString());
        Assert.Matches(@"^loss \d\.\d{4}, accuracy \d+\.\d\d %$", trainer.Evaluate(TestData.ThreeClasses()).ToString());
        Assert.Matches(@"^fold 1: loss \d\.\d{4}, accuracy \d+\.\d\d %$", folds.Folds[0].ToString());
        Assert.Matches(@"^adam at 1\.0e-2: validation loss \d\.\d{4} after epoch 1$", sweep.Run(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2)).Entries[0].ToString());
    }

    private static RegressionErrors Errors()
    {
        var errors = new RegressionErrors(1);
        errors.Add([0.5f], [1]);
        errors.Add([2.5f], [3]);
        return errors;
    }

    private static ConfusionMatrix Confusion()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add(0, 0);
        matrix.Add(1, 1);
        matrix.Add(1, 0);
        return matrix;
    }
}
