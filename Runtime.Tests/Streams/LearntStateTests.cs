namespace NetGen.Runtime.Tests.Streams;

/// <summary>Streams of networks that have learnt the state before the first step.</summary>
public class LearntStateTests
{
    private static readonly float[] Inputs = StreamData.Inputs<LearntStream>(30);

    /// <summary>Sums of single precision in another order: 1e-6 of values around 1.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_stream_begins_with_the_states_that_its_network_has_learnt(int block)
    {
        var network = Learnt(seed: 1);
        float[] expected = network.Predict(Inputs);
        var stream = network.OpenStream();

        float[] actual = StreamData.Run(network, Inputs, block, stream);
        stream.Reset();
        float[] again = StreamData.Run(network, Inputs, block, stream);

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.Equal(actual, again);
        Assert.NotEqual(actual, StreamData.Run(new LearntStream(seed: 1), Inputs, block));
    }

    [Fact]
    public void The_network_of_the_first_step_gives_its_own()
    {
        LearntStream one = Learnt(seed: 1), other = Learnt(seed: 2);
        var stream = one.OpenStream();

        Assert.Equal(StreamData.Run(other, Inputs, 7), StreamData.Run(other, Inputs, 7, stream));
    }

    [Fact]
    public void A_stream_that_has_not_begun_is_saved_and_copied_as_such()
    {
        var network = Learnt(seed: 1);
        float[] expected = StreamData.Run(network, Inputs, 7);
        var file = new MemoryStream();
        var stream = network.OpenStream();
        stream.Save(file);
        file.Position = 0;
        var loaded = network.OpenStream();
        StreamData.Run(network, Inputs, 7, loaded);
        loaded.Load(file);
        var copied = network.OpenStream();
        StreamData.Run(network, Inputs, 7, copied);
        copied.CopyFrom(stream);

        Assert.Equal(expected, StreamData.Run(network, Inputs, 7, loaded));
        Assert.Equal(expected, StreamData.Run(network, Inputs, 7, copied));
        Assert.Equal(expected, StreamData.Run(network, Inputs, 7, stream.Clone()));
    }

    [Fact]
    public void A_state_that_was_set_takes_the_place_of_the_learnt_one()
    {
        var network = Learnt(seed: 1);
        var zero = Learnt(seed: 1);
        zero.Layer("first").CopyParameterFrom("h_0_l0", new float[9]);
        zero.Layer("first").CopyParameterFrom("c_0_l0", new float[9]);
        var stream = network.OpenStream();
        stream.CopyStateFrom("first.l0", new float[18]);
        var file = new MemoryStream();
        stream.Save(file);
        file.Position = 0;
        var loaded = network.OpenStream();
        loaded.Load(file);
        float[] expected = StreamData.Run(zero, Inputs, 7);

        Assert.Equal(expected, StreamData.Run(network, Inputs, 7, stream));
        Assert.Equal(expected, StreamData.Run(network, Inputs, 7, loaded));
        Assert.NotEqual(expected, StreamData.Run(network, Inputs, 7));
    }

    [Fact]
    public void A_file_that_lets_an_unknown_state_be_learnt_is_refused()
    {
        var network = Learnt(seed: 1);
        var file = new MemoryStream();
        network.OpenStream().Save(file);
        byte[] bytes = file.ToArray();
        int at = bytes.AsSpan().IndexOf("first.l0"u8);
        bytes[at] = (byte)'w';

        string message = Assert.Throws<InvalidDataException>(() => network.OpenStream().Load(new MemoryStream(bytes))).Message;

        Assert.Contains("expected the name of a state that LearntStream learns, but found 'wirst.l0'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learnt_states_begin_as_zeros_and_are_saved_by_name()
    {
        var network = Learnt(seed: 1);
        var copy = new LearntStream(seed: 2);
        float[] state = new float[9];
        copy.Layer("first").CopyParameterTo("c_0_l0", state);
        Assert.Equal(new float[9], state);

        copy.Load(network.Save());

        Assert.Equal(network.Parameters, copy.Parameters);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "h_0_l0", "c_0_l0"],
            LearntStream.Description.Layer("first").Parameters.Select(p => p.Name));
    }

    /// <summary>Trained, so that no state is 0.</summary>
    private static LearntStream Learnt(long seed)
    {
        var network = new LearntStream(seed);
        var trainer = new Trainer<LearntStream>(network, new Adam { LearningRate = 0.05f }) { Epochs = 4 };
        trainer.Fit(Dataset.FromArrays(StreamData.Inputs<LearntStream>(120), 60, [.. Enumerable.Range(0, 360).Select(i => MathF.Sin(i))], 90));
        return network;
    }
}
