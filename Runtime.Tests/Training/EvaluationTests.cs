namespace NetGen.Runtime.Tests.Training;

public class EvaluationTests
{
    [Fact]
    public void A_classification_has_accuracy_and_confusion_over_all_rows()
    {
        // Weights of 0 and a bias of 1 for class 2: every row is predicted as class 2. 1,300 rows take three blocks.
        var network = LinearNetwork<ThreeClasses>.Zero();
        SetBias(network, 0, 0, 1);

        var evaluation = network.Evaluate(TestData.ThreeClasses(1300));

        Assert.Equal(1300, evaluation.Rows);
        Assert.Equal(433 / 1300.0, evaluation.Accuracy!.Value, 1e-15);
        Assert.Equal(434, evaluation.Confusion![0, 2]);
        Assert.Equal(433, evaluation.Confusion[1, 2]);
        double logOfSum = Math.Log(2 + Math.E);
        Assert.Equal(logOfSum - (433 / 1300.0), evaluation.Loss, 1e-6); // rows' losses are floats
        Assert.Null(evaluation.RocAuc);
        Assert.Null(evaluation.R2);
    }

    [Fact]
    public void The_top_k_are_the_largest_outputs_the_first_of_equal_ones_before_the_others()
    {
        // Outputs 0, 1 and 1: the order is 1, 2, 0.
        var network = LinearNetwork<ThreeClasses>.Zero();
        SetBias(network, 0, 1, 1);
        var evaluation = network.Evaluate(Dataset.FromArrays(new float[10], 2, [0, 1, 2, 2, 2]));

        Assert.Equal(evaluation.Accuracy, evaluation.TopKAccuracy(1));
        Assert.Equal([0.2, 0.8, 1, 1], Enumerable.Range(1, 4).Select(k => evaluation.TopKAccuracy(k)!.Value));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => evaluation.TopKAccuracy(0));

        // What is no number is among the largest only where all are.
        SetBias(network, 1, float.NaN, 0);
        Assert.Equal(0.0, network.Evaluate(Dataset.FromArrays(new float[2], 2, [1])).TopKAccuracy(2));
        Assert.Null(LinearNetwork<Line>.Zero().Evaluate(TestData.Line()).TopKAccuracy(1));
    }

    [Fact]
    public void A_distribution_counts_as_its_largest_part()
    {
        var network = LinearNetwork<SoftClasses>.Zero();
        SetBias(network, 0, 1, 0);
        var data = Dataset.FromArrays(new float[4], 2, [0.2f, 0.5f, 0.3f, 0.6f, 0.2f, 0.2f], 3);

        var evaluation = network.Evaluate(data);

        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(1, evaluation.Confusion![0, 1]);
        Assert.Equal(1, evaluation.Confusion[1, 1]);
    }

    [Fact]
    public void One_logit_has_confusion_and_area()
    {
        var network = LinearNetwork<Binary>.Zero();
        network.Parameters[0] = 1; // logit = first input
        var data = Dataset.FromArrays([-1, 0, 0.5f, 0, 0, 0, 2, 0], 2, [0, 0, 1, 1], 1);

        var evaluation = network.Evaluate(data);

        // A logit of 0 means the first class.
        Assert.Equal([1L, 1L, 1L, 1L], [evaluation.Confusion![0, 0], evaluation.Confusion[0, 1], evaluation.Confusion[1, 0], evaluation.Confusion[1, 1]]);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(0.75, evaluation.RocAuc);

        // From the highest logit: + − + −, the thresholds are logits.
        Assert.Equal((0.5 * 1) + (0.5 * 2 / 3), evaluation.PrecisionRecall!.AveragePrecision, 1e-15);
        Assert.Equal(0, evaluation.PrecisionRecall.BestF1.Threshold);
    }

    [Fact]
    public void The_validation_of_a_training_leaves_the_area_out()
    {
        Evaluation? last = null;
        var data = Dataset.FromArrays([-1, 0, 1, 0], 2, [0, 1]);
        var trainer = new Trainer<LinearNetwork<Binary>>(LinearNetwork<Binary>.Zero(), new Sgd()) { Epochs = 1, Callbacks = { new See(e => last = e) } };

        trainer.Fit(data, data);

        Assert.NotNull(last!.Accuracy);
        Assert.Null(last.RocAuc);
        Assert.NotNull(trainer.Evaluate(data).RocAuc);
    }

    [Fact]
    public void Labels_that_do_not_exclude_each_other_are_counted_one_by_one()
    {
        var network = LinearNetwork<MultiLabel>.Zero();
        SetBias(network, 1, -1); // always the first label, never the second
        var data = Dataset.FromArrays(new float[6], 2, [1, 1, 0, 0, 1, 0], 2);

        var evaluation = network.Evaluate(data);

        // First label: right, wrong, right; second: wrong, right, right.
        Assert.Equal(4 / 6.0, evaluation.Accuracy!.Value, 1e-15);
        Assert.Null(evaluation.Confusion);
        Assert.Equal(new ClassCounts(2, 1, 0), evaluation.Scores!.Classes[0]);
        Assert.Equal(new ClassCounts(0, 0, 1), evaluation.Scores.Classes[1]);
        Assert.Equal(2 / 3.0, evaluation.Scores.Micro.Precision, 1e-15);
        Assert.Equal(2 / 3.0, evaluation.Scores.Micro.Recall, 1e-15);
        Assert.Equal((2 / 3.0) / 2, evaluation.Scores.MacroPrecision, 1e-15);
    }

    [Fact]
    public void A_regression_has_its_errors()
    {
        var network = LinearNetwork<Line>.Zero();
        var data = Dataset.FromArrays([0, 0, 0, 0], 1, [3, -0.5f, 2, 7], 1);

        var evaluation = network.Evaluate(data);

        Assert.Equal(12.5 / 4, evaluation.MeanAbsoluteError!.Value, 1e-12);
        Assert.Equal(62.25 / 4, evaluation.MeanSquaredError!.Value, 1e-12);
        Assert.Equal(62.25 / 4, evaluation.Loss, 1e-5); // rows' losses are floats
        Assert.Equal(1 - (62.25 / (62.25 - (11.5 * 11.5 / 4))), evaluation.R2!.Value, 1e-12);
        Assert.Null(evaluation.Accuracy);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Is_one_line_in_every_culture(string culture)
    {
        CultureScope.Run(culture, () =>
        {
            Assert.Equal("loss 0.0712, accuracy 97.41 %", new Evaluation(10, 0.07123) { Accuracy = 0.97413 }.ToString());
            Assert.Equal("loss 0.5000, accuracy 75.00 %, ROC-AUC 0.8125", new Evaluation(4, 0.5) { Accuracy = 0.75, RocAuc = 0.8125 }.ToString());
            Assert.Equal(
                "loss 1.234e-5, mean absolute error 0.1000, mean squared error 2.500e+6, R² -0.5000",
                new Evaluation(4, 1.234e-5) { MeanAbsoluteError = 0.1, MeanSquaredError = 2.5e6, R2 = -0.5 }.ToString());
        });
    }

    [Fact]
    public void Predicts_all_rows_in_their_order()
    {
        var network = LinearNetwork<Line>.Zero();
        network.Parameters[0] = 2;
        float[] inputs = [.. Enumerable.Range(0, 1300).Select(i => (float)i)];

        float[] predictions = network.Predict(Dataset.FromArrays(inputs, 1));

        Assert.Equal(inputs.Select(x => 2 * x), predictions);
    }

    [Fact]
    public void Prediction_refuses_rows_of_another_size()
    {
        var error = Assert.Throws<ArgumentException>(() => LinearNetwork<Line>.Zero().Predict(Dataset.FromArrays(new float[4], 2)));

        Assert.Contains("takes rows of 1 number, but the rows of the data set have 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_not_fitted_cannot_be_evaluated()
    {
        var error = Assert.Throws<InvalidOperationException>(() => LinearNetwork<Standardized>.Zero().Evaluate(PreprocessingTests.Data()));

        Assert.Contains("not fitted yet", error.Message, StringComparison.Ordinal);
    }

    private static void SetBias<TSpec>(LinearNetwork<TSpec> network, params float[] biases)
        where TSpec : struct, ILinearSpec =>
        biases.CopyTo(network.Parameters[LinearNetwork<TSpec>.Description.Layers[0].Parameters[1].Offset..]);

    private sealed class See(Action<Evaluation?> see) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => see(context.Validation);
    }
}
