using System.Reflection;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Messages with a number: one of a thing is not several of it, and a length is told without arithmetic.</summary>
public class CountMessageTests
{
    public static TheoryData<string, Action> Cases => new()
    {
        { "LookedUpInputs: expected a multiple of 2 values as inputs, got 3.", () => new LookedUpInputs().Predict(new float[3], new float[2]) },
        { "Line: expected 0 values as outputs of 0 rows, got 1.", () => LinearNetwork<Line>.Zero().Core.Predict([], new float[1]) },
        { "RawInputs: expected a multiple of 2 values as inputs, got 1.", () => new RawInputs().Forward(new float[1], new float[2]) },
        { "RawInputs: expected 2 values as outputs of 1 row, got 3.", () => new RawInputs().Predict(new float[2], new float[3]) },
        { "RawInputs: expected 4 values as outputs of 2 rows, got 3.", () => new RawInputs().Predict(new float[4], new float[3]) },
        { "Line: the loss takes 1 number per row, but got class indices.", () => LinearNetwork<Line>.Zero().Core.ComputeGradients([1], (TargetBatch)new[] { 0 }) },
        { "RawInputs: the label of row 0 is 2, but classes count from 0 to 1.", () => new RawInputs().ComputeGradients(new float[2], (TargetBatch)new[] { 2 }) },
        { "The data set has 1 number per row as targets, but MultiLabel has 2 outputs.", () => LinearNetwork<MultiLabel>.Zero().Evaluate(Dataset.FromArrays(new float[2], 2, new float[1], 1)) },
        { "There is no row 1: the data set has 1 row, counted from 0.", () => Dataset.FromArrays(new float[2], 2).Input(1) },
        { "Expected labels, one for each of 1 row, but got 2.", () => Dataset.FromArrays(new float[2], 2, [0, 1]) },
        { "A row has 1 output, but got 2 predictions and 1 target.", () => new RegressionErrors(1).Add([1, 2], [1]) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_is_not_many(string message, Action act) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);

    /// <summary>Who reads the names of classes or inputs need not expect a null among them.</summary>
    [Fact]
    public void Names_in_a_list_are_never_null()
    {
        var context = new NullabilityInfoContext();
        PropertyInfo[] lists =
        [
            .. typeof(Dataset).Assembly.GetExportedTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(IReadOnlyList<string>)),
            typeof(Data.Flat).GetProperty(nameof(Data.Flat.FeatureNames))!,
            typeof(Data.Flat).GetProperty(nameof(Data.Flat.ClassNames))!,
            typeof(RawInputs).GetProperty(nameof(RawInputs.ClassNames))!,
        ];

        Assert.True(lists.Length > 10);
        Assert.All(lists, list => Assert.Equal(NullabilityState.NotNull, context.Create(list).GenericTypeArguments[0].ReadState));
    }
}
