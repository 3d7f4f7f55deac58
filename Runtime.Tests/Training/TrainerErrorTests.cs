using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

/// <summary>What does not fit is refused before anything is touched.</summary>
public class TrainerErrorTests
{
    private static readonly Dataset Labelled = TestData.ThreeClasses(6);
    private static readonly Dataset Numbers = Dataset.FromArrays(new float[12], 2, new float[12], 2);
    private static readonly Dataset OnlyInputs = Dataset.FromArrays(new float[12], 2);

    [Fact]
    public void Rows_of_another_size() =>
        Refuses<ThreeClasses>(Dataset.FromArrays(new float[6], 3, [0, 1]), "takes rows of 2 = 2 numbers", "have 3");

    [Fact]
    public void More_classes_than_outputs() =>
        Refuses<ThreeClasses>(Dataset.FromArrays(new float[4], 2, [0, 4]), "5 classes", "only 3");

    [Fact]
    public void More_classes_than_two_for_one_logit() =>
        Refuses<Binary>(Labelled, "3 classes", "only 2");

    [Fact]
    public void Labels_for_a_regression() =>
        Refuses<Line>(Dataset.FromArrays(new float[2], 1, [0, 1]), "class labels", "MeanSquaredError", "takes 1 numbers");

    [Fact]
    public void Numbers_for_a_classification() =>
        Refuses<ThreeClasses>(Numbers, "2 numbers a row", "takes class labels");

    [Fact]
    public void Another_number_of_targets_than_outputs() =>
        Refuses<Line>(Dataset.FromArrays(new float[2], 1, new float[4], 2), "2 target numbers a row", "1 outputs");

    [Fact]
    public void No_targets() =>
        Refuses<ThreeClasses>(OnlyInputs, "neither labels nor targets", "CrossEntropy");

    [Fact]
    public void No_rows() =>
        Refuses<ThreeClasses>(Labelled.Take(0), "no rows");

    [Fact]
    public void Targets_of_a_binary_loss_beyond_0_and_1() =>
        Refuses<MultiLabel>(Dataset.FromArrays(new float[4], 2, [0, 1, 1, -1], 2), "targets from 0 to 1", "row 1 has -1");

    [Fact]
    public void A_network_without_a_loss() =>
        Assert.Contains("NoLoss has no loss attribute", Refusal<NoLoss, InvalidOperationException>(t => t.Fit(Numbers)).Message, StringComparison.Ordinal);

    [Fact]
    public void Validation_data_that_do_not_fit()
    {
        var error = Refusal<ThreeClasses, ArgumentException>(t => t.Fit(Labelled, OnlyInputs));

        Assert.Equal("validation", error.ParamName);
    }

    [Fact]
    public void Classes_of_another_name()
    {
        var network = LinearNetwork<ThreeClasses>.Zero();
        network.Core.Storage.ClassNames = ["a", "b", "c"];

        var error = Assert.Throws<ArgumentException>(() => network.Evaluate(TestData.ThreeClasses(names: ["a", "c", "b"])));

        Assert.Contains("Class 1 is 'c' in the data set, but 'b' to ThreeClasses", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_weights_of_another_number() =>
        RefusesWeights<ThreeClasses>(t => t.ClassWeights = [1, 2], Labelled, "3 outputs, but there are 2 ClassWeights");

    [Fact]
    public void Class_weights_below_zero() =>
        RefusesWeights<ThreeClasses>(t => t.ClassWeights = [1, 2, -0.5f], Labelled, "number 2 is -0.5");

    [Fact]
    public void Class_weights_of_a_regression() =>
        RefusesWeights<Line>(t => t.ClassWeights = [1], TestData.Line(), "do not go with the loss MeanSquaredError");

    [Fact]
    public void Positive_weights_of_a_softmax() =>
        RefusesWeights<ThreeClasses>(t => t.PositiveWeights = [1, 1, 1], Labelled, "do not go with the loss CrossEntropy");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Sizes_below_one(int size)
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd());

        Assert.Equal("BatchSize", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.BatchSize = size).ParamName);
        Assert.Equal("Epochs", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Epochs = size).ParamName);
        Assert.Equal("ValidateEvery", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ValidateEvery = size).ParamName);
    }

    [Fact]
    public void Nothing()
    {
        var network = LinearNetwork<Line>.Zero();

        Assert.Throws<ArgumentNullException>(() => new Trainer<LinearNetwork<Line>>(null!, new Sgd()));
        Assert.Throws<ArgumentNullException>(() => new Trainer<LinearNetwork<Line>>(network, null!));
        Assert.Equal("train", Assert.Throws<ArgumentNullException>(() => new Trainer<LinearNetwork<Line>>(network, new Sgd()).Fit(null!)).ParamName);
    }

    private static void Refuses<TSpec>(Dataset data, params string[] words)
        where TSpec : struct, ILinearSpec
    {
        var error = Refusal<TSpec, ArgumentException>(t => t.Fit(data));
        Assert.Equal("train", error.ParamName);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => LinearNetwork<TSpec>.Zero().Evaluate(data)).ParamName);
    }

    private static void RefusesWeights<TSpec>(Action<Trainer<LinearNetwork<TSpec>>> set, Dataset data, string words)
        where TSpec : struct, ILinearSpec
    {
        var error = Refusal<TSpec, InvalidOperationException>(trainer =>
        {
            set(trainer);
            trainer.Fit(data);
        });
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static TException Refusal<TSpec, TException>(Action<Trainer<LinearNetwork<TSpec>>> fit)
        where TSpec : struct, ILinearSpec
        where TException : Exception
    {
        var network = LinearNetwork<TSpec>.Zero();
        NetworkStorage storage = network.Core.Storage;
        var error = Assert.Throws<TException>(() => fit(new Trainer<LinearNetwork<TSpec>>(network, new Sgd { LearningRate = 1 }) { Seed = 9 }));
        Assert.All(storage.Parameters.Span.ToArray(), p => Assert.Equal(0, p));
        Assert.False(storage.IsFitted);
        Assert.Null(storage.ClassNames);
        Assert.Equal(0, network.Core.Seed);
        Assert.Equal(0, network.Core.Step);
        return error;
    }
}
