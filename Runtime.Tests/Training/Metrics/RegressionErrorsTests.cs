namespace NetGen.Runtime.Tests.Training.Metrics;

public class RegressionErrorsTests
{
    // All sums here are short; 1e-12 leaves room for the rounding of Welford's update only.
    private const double Tolerance = 1e-12;

    [Fact]
    public void Are_those_of_scikit_learns_documentation()
    {
        // y_true = [3, -0.5, 2, 7], y_pred = [2.5, 0.0, 2, 8]: MAE 0.5, MSE 0.375, R² 0.9486081370449679.
        var errors = Errors(1, [2.5f, 0, 2, 8], [3, -0.5f, 2, 7]);

        Assert.Equal(4, errors.Count);
        Assert.Equal(0.5, errors.MeanAbsoluteError, Tolerance);
        Assert.Equal(0.375, errors.MeanSquaredError, Tolerance);
        Assert.Equal(0.9486081370449679, errors.R2, Tolerance);
    }

    [Fact]
    public void Several_outputs_are_averaged_uniformly()
    {
        // y_true = [[0.5, 1], [-1, 1], [7, -6]], y_pred = [[0, 2], [-1, 2], [8, -5]]: MAE 0.75, MSE 0.7083…, R² uniform average of the columns.
        var errors = Errors(2, [0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6]);
        double first = 1 - (1.25 / ((0.5 * 0.5) + 1 + 49 - (6.5 * 6.5 / 3)));
        double second = 1 - (3 / (1 + 1 + 36 - (16 / 3.0)));

        Assert.Equal(0.75, errors.MeanAbsoluteError, Tolerance);
        Assert.Equal(0.7083333333333334, errors.MeanSquaredError, Tolerance);
        Assert.Equal((first + second) / 2, errors.R2, Tolerance);
    }

    [Fact]
    public void A_far_off_mean_does_not_cancel()
    {
        // Deviation 1 around 2²³, where floats are whole numbers: Σt² − n·mean² would lose everything.
        var errors = Errors(1, [8388608, 8388610, 8388608, 8388610], [8388608, 8388610, 8388609, 8388609]);

        Assert.Equal(1 - (2 / 2.0), errors.R2, Tolerance);
    }

    [Fact]
    public void Equal_targets_have_R2_1_when_right_and_0_otherwise()
    {
        Assert.Equal(1, Errors(1, [2, 2], [2, 2]).R2);
        Assert.Equal(0, Errors(1, [2, 3], [2, 2]).R2);
    }

    [Fact]
    public void Are_not_a_number_without_enough_rows()
    {
        Assert.Equal(double.NaN, new RegressionErrors(1).MeanAbsoluteError);
        Assert.Equal(double.NaN, new RegressionErrors(1).MeanSquaredError);
        Assert.Equal(double.NaN, Errors(1, [1], [2]).R2);
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new RegressionErrors(2).Add([1, 2], [1]));

        Assert.Contains("A row has 2 outputs, but got 2 predictions and 1 target.", error.Message, StringComparison.Ordinal);
    }

    private static RegressionErrors Errors(int outputs, float[] predictions, float[] targets)
    {
        var errors = new RegressionErrors(outputs);
        for (int i = 0; i < targets.Length; i += outputs)
        {
            errors.Add(predictions.AsSpan(i, outputs), targets.AsSpan(i, outputs));
        }

        return errors;
    }
}
