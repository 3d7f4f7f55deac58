using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A row whose label was forgotten.</summary>
[Features]
public readonly partial record struct Unlabelled(float X, float Y);

/// <summary>What does not fit is refused before anything is touched.</summary>
public class TrainerErrorTests
{
    private static readonly Dataset Labelled = TestData.ThreeClasses(6);
    private static readonly Dataset Numbers = Dataset.FromArrays(new float[12], 2, new float[12], 2);
    private static readonly Dataset OnlyInputs = Dataset.FromArrays(new float[12], 2);

    [Fact]
    public void Rows_of_another_size() =>
        Refuses<ThreeClasses>(Dataset.FromArrays(new float[6], 3, [0, 1]), "takes rows of 2 numbers, but the rows of the data set have 3.");

    [Fact]
    public void More_classes_than_outputs() =>
        Refuses<ThreeClasses>(Dataset.FromArrays(new float[4], 2, [0, 4]), "5 classes", "only 3");

    [Fact]
    public void More_classes_than_two_for_one_logit() =>
        Refuses<Binary>(Labelled, "3 classes", "only 2");

    [Fact]
    public void Labels_for_a_regression() =>
        Refuses<Line>(Dataset.FromArrays(new float[2], 1, [0, 1]), "class labels", "MeanSquaredError", "takes 1 number per row");

    [Fact]
    public void Numbers_for_a_classification() =>
        Refuses<ThreeClasses>(Numbers, "2 numbers per row", "takes class labels");

    [Fact]
    public void Another_number_of_targets_than_outputs() =>
        Refuses<Line>(Dataset.FromArrays(new float[2], 1, new float[4], 2), "2 numbers per row as targets", "has 1 output.");

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

        Assert.Contains("Class 1 is 'c' in the data set, but 'b' in ThreeClasses", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_count_from_one() =>
        Refuses<ThreeClasses>(
            Dataset.FromArrays(new float[8], 2, [1, 2, 3, 2]),
            "The data set has 4 classes, but ThreeClasses distinguishes only 3: its labels are 1 to 3, but classes count from 0, so subtract 1 from each.");

    [Fact]
    public void Labels_that_count_from_one_beside_names()
    {
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromArrays(new float[4], 2, [1, 2], ["a", "b"]));

        Assert.StartsWith("The label of row 1 is 2, but there are names for the classes 0 to 1 (classes count from 0).", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The error is that of <c>Evaluate</c> and of a second <c>Fit</c>.</summary>
    [Fact]
    public void Validation_data_with_other_classes_than_the_first_training()
    {
        Dataset train = TestData.ThreeClasses(names: ["ant", "bee", "cat"]), other = TestData.ThreeClasses(names: ["bee", "cat", "dog"]);
        var trained = LinearNetwork<ThreeClasses>.Zero();
        new Trainer<LinearNetwork<ThreeClasses>>(trained, new Sgd()) { Epochs = 1 }.Fit(train);

        var first = Refusal<ThreeClasses, ArgumentException>(t => t.Fit(train, other));
        var second = Assert.Throws<ArgumentException>(() => new Trainer<LinearNetwork<ThreeClasses>>(trained, new Sgd()).Fit(train, other));
        var evaluation = Assert.Throws<ArgumentException>(() => trained.Evaluate(other));
        var sweep = Assert.Throws<ArgumentException>(() =>
        {
            var compared = new LearningRateSweep<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Zero());
            compared.Add("sgd", new Sgd());
            compared.Run(train, other);
        });

        Assert.StartsWith("Class 0 is 'bee' in the data set, but 'ant' in ThreeClasses", first.Message, StringComparison.Ordinal);
        Assert.Equal("validation", first.ParamName);
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(first.Message, sweep.Message);
        Assert.StartsWith("Class 0 is 'bee' in the data set, but 'ant' in ThreeClasses", evaluation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_data_with_inputs_in_another_order()
    {
        using TemporaryFile train = new(".csv"), other = new(".csv");
        File.WriteAllText(train.Path, "age,size,y\n1,2,0\n2,3,1\n3,1,2\n");
        File.WriteAllText(other.Path, "size,age,y\n1,2,0\n2,3,1\n3,1,2\n");

        var error = Refusal<ThreeClasses, ArgumentException>(t => t.Fit(Dataset.FromCsv(train.Path, "y"), Dataset.FromCsv(other.Path, "y")));

        Assert.StartsWith("The inputs have another meaning: input column 0 is 'size' in the data set, but 'age' in ThreeClasses.", error.Message, StringComparison.Ordinal);
        Assert.Equal("validation", error.ParamName);
    }

    [Fact]
    public void Names_of_fewer_classes_than_outputs()
    {
        var data = Dataset.FromArrays(new float[8], 2, [0, 1, 1, 0], ["setosa", "versicolor"]);

        Refuses<ThreeClasses>(data, evaluates: true, "The data set has 2 classes ('setosa', 'versicolor'), but ThreeClasses distinguishes 3");
        Assert.Throws<ArgumentException>(() => LinearNetwork<ThreeClasses>.Zero().FitPreprocessing(data));
    }

    [Fact]
    public void Rows_without_a_label_or_a_target_say_where_they_come_from()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, "a,b\n1,2\n3,4\n");

        Refuses<ThreeClasses>(Dataset.FromCsvInputs(file.Path), "FromCsvInputs reads every column as an input; FromCsv also reads columns to learn.");
        Refuses<ThreeClasses>(Dataset.FromRows([new Unlabelled(1, 2)]), "Unlabelled has no property with [Label] or [Target], so each of its properties is an input.");
        Refuses<ThreeClasses>(Dataset.FromRowInputs([new Data.Point(1, 2, 3, true)]), "FromRowInputs leaves them out, FromRows reads them.");
    }

    [Fact]
    public void A_batch_that_is_never_full_and_may_not_be_short()
    {
        var error = Refusal<ThreeClasses, ArgumentException>(t =>
        {
            t.DropLast = true;
            t.BatchSize = 7;
            t.Fit(Labelled);
        });

        Assert.StartsWith("There would be no batch: the data set has 6 rows, a batch 7, and DropLast drops a short one.", error.Message, StringComparison.Ordinal);
        Assert.Equal("train", error.ParamName);
    }

    [Fact]
    public void Class_weights_of_another_number() =>
        RefusesWeights<ThreeClasses>(t => t.ClassWeights = [1, 2], Labelled, "ThreeClasses has 3 outputs, but ClassWeights has 2 weights.");

    [Fact]
    public void Class_weights_below_zero() =>
        RefusesWeights<ThreeClasses>(t => t.ClassWeights = [1, 2, -0.5f], Labelled, "number 2 is -0.5");

    [Fact]
    public void Class_weights_of_a_regression() =>
        RefusesWeights<Line>(t => t.ClassWeights = [1], TestData.Line(), "cannot be used with the loss MeanSquaredError of Line.");

    [Fact]
    public void Class_weights_of_a_binary_cross_entropy() =>
        RefusesWeights<Binary>(t => t.ClassWeights = [1, 3], Dataset.FromArrays(new float[4], 2, [0, 1]), "cannot be used with the loss BinaryCrossEntropy of Binary: set PositiveWeights.");

    [Fact]
    public void Positive_weights_of_a_softmax() =>
        RefusesWeights<ThreeClasses>(t => t.PositiveWeights = [1, 1, 1], Labelled, "cannot be used with the loss CrossEntropy of ThreeClasses: set ClassWeights.");

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
        where TSpec : struct, ILinearSpec => Refuses<TSpec>(data, evaluates: false, words);

    private static void Refuses<TSpec>(Dataset data, bool evaluates, params string[] words)
        where TSpec : struct, ILinearSpec
    {
        var error = Refusal<TSpec, ArgumentException>(t => t.Fit(data));
        Assert.Equal("train", error.ParamName);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        var evaluation = Record.Exception(() => LinearNetwork<TSpec>.Zero().Evaluate(data));
        Assert.Equal(evaluates ? null : "data", (evaluation as ArgumentException)?.ParamName);
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
