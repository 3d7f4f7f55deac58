namespace NetGen.Runtime.Tests.Networks;

[Network(2), Dense(4, Activation.Tanh), Dense(1), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class Price;

[Features]
internal sealed partial record House([Category("north", "south")] string Side, float Area, [Target] float Price);

[Network<House>, Dense(4, Activation.Tanh), Dense(1), MeanSquaredErrorLoss]
internal sealed partial class HousePrice;

[Network<House>, Dense(4, Activation.Tanh, Name = "trunk"), Dense(1, Name = "value"), MeanSquaredErrorLoss(Name = "price"), Dense(2, From = "trunk"), Output("features")]
internal sealed partial class HouseHeads;

[Network(2), Dense(4, Activation.Tanh, Name = "trunk"), Dense(3), CrossEntropyLoss(Name = "policy"), Dense(1, From = "trunk"), MeanSquaredErrorLoss(Name = "value")]
internal sealed partial class PolicyAndValue;

/// <summary>Predictions as arrays and numbers are the bits that spans get.</summary>
public sealed class ArrayPredictionTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, 0, 3];

    [Fact]
    public void An_array_holds_what_a_span_gets()
    {
        var network = Fitted();
        float[] expected = new float[3];
        network.Predict(Inputs, expected);

        Assert.Equal(expected, network.Predict(Inputs));
        Assert.Equal(expected[..1], network.Predict(Inputs.AsSpan(0, 2)));
        Assert.Empty(network.Predict([]));
        Assert.Equal(expected, OfAny(network, Inputs));
        Assert.Equal(expected[1], network.PredictValue(Inputs.AsSpan(2, 2)));
        Assert.Equal(expected[1], ValueOfAny(network, Inputs[2..4]));
        Assert.Equal(expected.Distinct().Count(), expected.Length);
    }

    [Fact]
    public void A_number_is_predicted_without_allocating()
    {
        var network = Fitted();
        float sum = network.PredictValue(Inputs.AsSpan(0, 2));
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 100; i++)
        {
            sum += network.PredictValue(Inputs.AsSpan(0, 2));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(float.IsFinite(sum));
    }

    [Fact]
    public void One_of_several_heads_answers_by_its_name()
    {
        var network = new PolicyAndValue(seed: 2);
        float[] all = network.Predict(Inputs);

        Assert.Equal([.. all[..3], .. all[4..7], .. all[8..11]], network.Predict(Inputs, head: "policy"));
        Assert.Equal([all[3], all[7], all[11]], network.Predict(Inputs, head: "value"));
        Assert.Equal(all[7], network.PredictValue(Inputs.AsSpan(2, 2), head: "value"));
    }

    [Fact]
    public void A_typed_row_gives_what_its_encoding_gives()
    {
        var row = new House("south", 3, 0);
        float[] encoded = new float[House.FeatureCount];
        House.Encode(row, encoded);
        var network = new HousePrice(seed: 1);
        var heads = new HouseHeads(seed: 1);

        Assert.Equal(network.Predict(encoded), network.Predict(row));
        Assert.Equal(network.PredictValue(encoded), network.PredictValue(row));
        Assert.Equal(heads.Predict(encoded), heads.Predict(row));
        Assert.Equal(heads.Predict(encoded, "features"), heads.Predict(row, head: "features"));
        Assert.Equal(heads.Predict(row)[0], heads.PredictValue(row, head: "price"));
        Assert.Throws<InvalidOperationException>(() => heads.PredictValue(row));
        Assert.Throws<ArgumentException>(() => heads.PredictValue(row, "none"));
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Price: expected a multiple of 2 values as inputs, got 3. (Parameter 'inputs')", () => Fitted().Predict(new float[3]) },
        { "Price: expected one row of 2 values, got 4. (Parameter 'input')", () => Fitted().PredictValue(new float[4]) },
        { "Price: expected one row of 2 values, got 0. (Parameter 'input')", () => Fitted().PredictValue([]) },
        { "Price standardises its data, but means and deviations are not fitted yet: train it with a Trainer, call FitPreprocessing, or load a file.", () => new Price().PredictValue(new float[2]) },
        { "TwoInputs has 2 outputs, not one value: call Predict, which gives them all.", () => new TwoInputs().PredictValue(new float[5]) },
        { "PolicyAndValue has several heads (policy, value): select one with head: \"policy\".", () => new PolicyAndValue().PredictValue(new float[2]) },
        { "head 'policy' of PolicyAndValue has 3 outputs, not one value: call Predict, which gives them all.", () => new PolicyAndValue().PredictValue(new float[2], "policy") },
        { "PolicyAndValue has no head 'reward'; its heads are policy, value. (Parameter 'name')", () => new PolicyAndValue().Predict(new float[2], "reward") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string message, Action call) => Assert.Equal(message, Assert.ThrowsAny<Exception>(call).Message);

    [Fact]
    public void A_stream_makes_the_network_that_its_file_makes()
    {
        var network = Fitted();
        using var stream = new MemoryStream(network.Save());

        var read = Price.FromStream(stream);

        Assert.Equal(network.Predict(Inputs), read.Predict(Inputs));
        Assert.Throws<InvalidDataException>(() => Price.FromStream(new MemoryStream([1, 2, 3])));
    }

    private static Price Fitted()
    {
        var network = new Price(seed: 1);
        network.FitPreprocessing(Dataset.FromArrays(Inputs, 2, [1f, 2, 4], 1));
        return network;
    }

    private static float[] OfAny<TNetwork>(TNetwork network, float[] inputs)
        where TNetwork : class, INetwork<TNetwork> => network.Predict(inputs);

    private static float ValueOfAny<TNetwork>(TNetwork network, float[] input)
        where TNetwork : class, INetwork<TNetwork> => network.PredictValue(input);
}
