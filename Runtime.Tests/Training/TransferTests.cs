namespace NetGen.Runtime.Tests.Training;

[Network(2), Standardize, Dense(6, Activation.Tanh, Name = "body"), Dense(3, Name = "head"), CrossEntropyLoss]
internal sealed partial class FirstTask;

[Network(2), Standardize, Dense(6, Activation.Tanh, Name = "body"), Dense(3, Name = "newHead"), CrossEntropyLoss]
internal sealed partial class SecondTask;

/// <summary>A network that has learnt some classes goes on with others.</summary>
public class TransferTests
{
    private static readonly string[] Numbers = ["zero", "one", "two"];
    private static readonly string[] Letters = ["a", "b", "c"];

    [Fact]
    public void Other_classes_are_refused_until_the_names_are_given_up()
    {
        var network = Trained();
        var letters = TestData.ThreeClasses(names: Letters);
        Assert.Throws<ArgumentException>(() => Fit(network, letters));

        network.ClassNames = null;
        Fit(network, letters);

        Assert.Equal(Letters, network.ClassNames);
        Assert.Equal("a", network.PredictLabel([0, 2]));
    }

    [Fact]
    public void Names_can_be_given()
    {
        var network = Trained();
        network.ClassNames = Letters;
        Assert.Equal("a", network.PredictLabel([0, 2]));
        Assert.Equal(Letters, FromBytes(network.Save()).ClassNames);

        foreach (string[] names in new string[][] { ["a", "b", "c", "d"], [], ["a", "a"], ["a", null!] })
        {
            Assert.Throws<ArgumentException>("ClassNames", () => network.ClassNames = names);
            Assert.Equal(Letters, network.ClassNames);
        }
    }

    [Fact]
    public void A_head_of_another_name_drops_the_names()
    {
        byte[] file = Trained().Save();
        var network = new SecondTask(2);
        var report = network.Load(file, LoadMatch.Matching);

        Assert.Equal(["body.weight", "body.bias"], report.Loaded);
        Assert.Null(network.ClassNames);
        Assert.Equal(Trained().Layer("body").Weight(1, 2), network.Layer("body").Weight(1, 2));

        network.Freeze("body");
        Fit(network, TestData.ThreeClasses(names: Letters));
        Assert.Equal(Letters, network.ClassNames);
        Assert.Equal(Numbers, FromBytes(file, LoadMatch.Matching).ClassNames);
    }

    [Fact]
    public void Reset_preprocessing_is_fitted_anew()
    {
        FirstTask network = Trained(), fresh = new(1);
        var other = TestData.ThreeClasses(60, seed: 9, names: Letters);
        network.ResetPreprocessing();

        Assert.Null(network.ClassNames);
        Assert.Throws<InvalidOperationException>(() => network.PredictClass([0, 2]));

        network.FitPreprocessing(other);
        fresh.FitPreprocessing(other);
        Assert.Equal(State(fresh), State(network));
        Assert.Equal(Letters, network.ClassNames);
    }

    private static float[] State(INetwork<FirstTask> network) => network.Core.Storage.State.Span.ToArray();

    private static FirstTask Trained()
    {
        var network = new FirstTask(1);
        Fit(network, TestData.ThreeClasses(names: Numbers));
        return network;
    }

    private static FirstTask FromBytes(byte[] file, LoadMatch match = LoadMatch.ByName)
    {
        var network = new FirstTask();
        network.Load(file, match);
        return network;
    }

    private static void Fit<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : class, INetwork<TNetwork> =>
        new Trainer<TNetwork>(network, new Adam { LearningRate = 0.05f }) { Epochs = 10 }.Fit(data);
}
