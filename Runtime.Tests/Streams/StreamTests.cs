using System.Diagnostics;
using System.Reflection;

namespace NetGen.Runtime.Tests.Streams;

/// <summary>A network step by step gives what it gives for the whole sequence, and a stream keeps what it promises.</summary>
public class StreamTests
{
    private static readonly Type[] Networks =
    [
        typeof(LSTMStream), typeof(StackedStream), typeof(GRUStream), typeof(ResetStream), typeof(RNNStream), typeof(LengthsStream),
        typeof(ConvolutionStream), typeof(TokenStream), typeof(PlainStream),
    ];

    public static TheoryData<string, int> Blocks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var network in Networks)
            {
                foreach (int block in new[] { 0, 1, 7, 64, 513, 600 })
                {
                    data.Add(network.Name, block);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Names => [.. Networks.Select(n => n.Name)];

    // The sums of a product of one row have another order than those of many rows: of up to 96 products of numbers around 1 that is a few units of 1.2e-7 each.
    [Theory]
    [MemberData(nameof(Blocks))]
    public void Steps_and_blocks_give_what_the_whole_sequence_gives(string network, int block) => Call(network, nameof(CheckBlock), block);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string network) => Call(network, nameof(CheckAllocation), TestScale.Count(100_000, 10_000_000));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_is_saved_and_loaded_copied_and_reset(string network) => Call(network, nameof(CheckState), 0);

    [Fact]
    public void Causal_convolutions_have_the_same_bits_in_blocks_of_any_length_from_a_tile_on()
    {
        var network = new ConvolutionStream(seed: 2);
        float[] inputs = StreamData.Inputs<ConvolutionStream>(640);
        float[] blocks = StreamData.Run(network, inputs, 64);
        Assert.Equal(blocks, StreamData.Run(network, inputs, 32));
        Assert.Equal(blocks, StreamData.Run(network, inputs, 640));
    }

    [Fact]
    public void A_stream_fits_every_network_of_its_class()
    {
        LSTMStream one = new(seed: 1), other = new(seed: 2);
        float[] inputs = StreamData.Inputs<LSTMStream>(20);
        var stream = one.OpenStream();
        StreamData.Run(one, inputs, 7, stream);
        stream.Reset();
        Assert.Equal(StreamData.Run(other, inputs, 7), StreamData.Run(other, inputs, 7, stream));
    }

    [Fact]
    public void Its_memory_does_not_depend_on_the_declared_steps() =>
        Assert.Equal(new LSTMStream().OpenStream().Memory.Length, new LongStream().OpenStream().Memory.Length);

    [Fact]
    public void Different_streams_of_one_network_run_at_once()
    {
        var network = new StackedStream(seed: 3);
        float[] inputs = StreamData.Inputs<StackedStream>(600);
        float[] expected = StreamData.Run(network, inputs, 0);
        float[][] results = new float[8][];
        Parallel.For(0, results.Length, i => results[i] = StreamData.Run(network, inputs, 0));
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void One_stream_used_twice_at_once_throws()
    {
        var network = new LSTMStream();
        var stream = network.OpenStream();
        using (stream.Memory.Use())
        {
            string message = "The stream of LSTMStream is in use by another call: each thread needs a stream of its own.";
            Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => network.Step(new float[3], new float[2], stream)).Message);
            Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => network.Process(new float[6], new float[4], stream)).Message);
            Assert.Throws<InvalidOperationException>(stream.Reset);
            Assert.Throws<InvalidOperationException>(stream.Clone);
            Assert.Throws<InvalidOperationException>(() => stream.Save(new MemoryStream()));
        }

        network.Step(new float[3], new float[2], stream);
        Assert.Equal(1, stream.Position);
    }

    [Fact]
    public void A_failed_call_leaves_the_stream_free()
    {
        var network = new TokenStream();
        var stream = network.OpenStream();
        Assert.Throws<ArgumentException>(() => network.Step([float.NaN], new float[10], stream));
        network.Step([1], new float[10], stream);
    }

    [Fact]
    public void NaN_stays_until_the_reset()
    {
        var network = new GRUStream(seed: 4);
        var stream = network.OpenStream();
        float[] y = new float[1];
        network.Step([float.NaN], y, stream);
        network.Step([0.5f], y, stream);
        Assert.Equal(float.NaN, y[0]);
        stream.Reset();
        network.Step([0.5f], y, stream);
        Assert.True(float.IsFinite(y[0]));
    }

    [Fact]
    public void Wrong_lengths_are_named()
    {
        var network = new LSTMStream();
        var stream = network.OpenStream();
        Assert.StartsWith(
            "LSTMStream: a step has 3 features and 2 values, but got 4 and room for 2.",
            Assert.Throws<ArgumentException>(() => network.Step(new float[4], new float[2], stream)).Message);
        Assert.StartsWith(
            "LSTMStream: a step has 3 features and 2 values, but got 3 and room for 1.",
            Assert.Throws<ArgumentException>(() => network.Step(new float[3], new float[1], stream)).Message);
        Assert.StartsWith(
            "LSTMStream: expected whole steps of 3 features, and room for 2 values for each, but got 7 features and room for 4 values.",
            Assert.Throws<ArgumentException>(() => network.Process(new float[7], new float[4], stream)).Message);
        float[] shared = new float[6];
        Assert.Throws<ArgumentException>(() => network.Step(shared.AsSpan(0, 3), shared.AsSpan(2, 2), stream));
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public void A_file_of_another_stream_is_refused_and_both_are_named()
    {
        using var saved = new MemoryStream();
        new GRUStream().OpenStream().Save(saved);
        var stream = new LSTMStream().OpenStream();
        Assert.Equal("stream: expected a stream of LSTMStream, but it is one of 'GRUStream'.", Load(saved.ToArray()));
        Assert.Equal(
            "stream: expected a stream of LSTMStream, but it is no saved stream: weights are loaded by the network.", Load(new LSTMStream().Save()));

        string Load(byte[] bytes) => Assert.Throws<InvalidDataException>(() => stream.Load(new MemoryStream(bytes))).Message;
    }

    /// <summary>Of the same name and with the same length of the header, so that only the layers differ.</summary>
    [Fact]
    public void A_file_from_before_a_change_of_the_layers_is_refused()
    {
        using var saved = new MemoryStream();
        new PlainStream().OpenStream().Save(saved);
        string renamed = System.Text.Encoding.Latin1.GetString(saved.ToArray()).Replace("PlainStream\"", "RNNStream\"  ", StringComparison.Ordinal);
        var message = Assert.Throws<InvalidDataException>(() => new RNNStream().OpenStream().Load(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(renamed)))).Message;
        Assert.Equal(
            "stream: expected the state 'rnn1.l0' 1 × 17 of RNNStream, but found no more: the stream was saved by a RNNStream with other layers.", message);
    }

    [Fact]
    public void A_state_is_read_and_set_by_name()
    {
        var network = new StackedStream(seed: 5);
        var stream = network.OpenStream();
        Assert.Equal(["lstm1.l0", "lstm1.l1", "gru1.l0"], stream.StateNames);
        StreamData.Run(network, StreamData.Inputs<StackedStream>(9), 0, stream);
        float[] state = new float[18];
        stream.CopyStateTo("lstm1.l1", state);
        var other = network.OpenStream();
        other.CopyStateFrom("lstm1.l1", state);
        float[] copied = new float[18];
        other.CopyStateTo("lstm1.l1", copied);
        Assert.Equal(state, copied);
        Assert.Contains(state, value => value != 0);
        Assert.StartsWith(
            "A stream of StackedStream has no state 'x', only 'lstm1.l0', 'lstm1.l1', 'gru1.l0'.",
            Assert.Throws<ArgumentException>(() => stream.CopyStateFrom("x", state)).Message);
        Assert.StartsWith(
            "The state 'gru1.l0' of StackedStream has 7 numbers, but got 18.",
            Assert.Throws<ArgumentException>(() => stream.CopyStateFrom("gru1.l0", state)).Message);
    }

    /// <summary>What is left of a signal would else shrink into numbers that processors compute many times slower. The best of several runs, as others use the machine too.</summary>
    [Theory]
    [InlineData("LSTMStream")]
    [InlineData("GRUStream")]
    [InlineData("ResetStream")]
    [InlineData("ConvolutionStream")]
    public void Silence_after_a_signal_costs_no_more_than_the_signal(string network) => Call(network, nameof(CheckSilence), 0);

    private static void Call(string network, string method, int argument) =>
        typeof(StreamTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Networks.Single(n => n.Name == network))
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null);

    private static void CheckBlock<TNetwork>(int block)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 1);
        float[] inputs = StreamData.Inputs<TNetwork>(600);
        float[] whole = new float[TNetwork.Description.OutputShape.Size];
        network.Predict(inputs, whole);
        var stream = network.OpenStream();
        float[] outputs = StreamData.Run(network, inputs, block, stream);
        Assert.Equal(600, stream.Position);
        for (int i = 0; i < whole.Length; i++)
        {
            Assert.True(Math.Abs(outputs[i] - whole[i]) <= 1e-6f * Math.Max(1, Math.Abs(whole[i])), $"value {i}: {outputs[i]} instead of {whole[i]}");
        }
    }

    private static void CheckAllocation<TNetwork>(int steps)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 1);
        var stream = network.OpenStream();
        float[] x = StreamData.Inputs<TNetwork>(1), y = new float[StreamData.Values<TNetwork>()];
        float[] xs = StreamData.Inputs<TNetwork>(100), ys = new float[100 * StreamData.Values<TNetwork>()];
        Run();

        // The runtime sometimes allocates a few kilobytes of its own on this thread, once.
        Assert.Equal(0, Enumerable.Range(0, 3).Min(_ => Allocated()));
        Assert.All(y, value => Assert.True(float.IsFinite(value)));

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < steps; step++)
            {
                network.Step(x, y, stream);
            }

            Run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Run()
        {
            network.Step(x, y, stream);
            network.Process(xs, ys, stream);
            stream.Reset();
        }
    }

    private static void CheckState<TNetwork>(int unused)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        _ = unused;
        var network = TNetwork.Create(seed: 1);
        var stream = network.OpenStream();
        float[] before = StreamData.Inputs<TNetwork>(333, seed: 2), after = StreamData.Inputs<TNetwork>(200, seed: 3);
        StreamData.Run(network, before, 50, stream);
        using var file = new MemoryStream();
        stream.Save(file);
        var clone = stream.Clone();
        var copy = network.OpenStream();
        copy.CopyFrom(stream);
        var loaded = network.OpenStream();
        StreamData.Run(network, after, 50, loaded);
        file.Position = 0;
        loaded.Load(file);
        float[] expected = StreamData.Run(network, after, 64, stream);
        Assert.Equal(533, stream.Position);
        foreach (var other in new[] { clone, copy, loaded })
        {
            Assert.Equal(333, other.Position);
            Assert.Equal(expected, StreamData.Run(network, after, 64, other));
        }

        stream.Reset();
        Assert.Equal(0, stream.Position);
        Assert.Equal(StreamData.Run(network, after, 64), StreamData.Run(network, after, 64, stream));
    }

    private static void CheckSilence<TNetwork>(int unused)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        _ = unused;
        const int Steps = 20_000;
        var network = TNetwork.Create(seed: 1);

        // Without biases the state shrinks towards 0.
        foreach (var layer in TNetwork.Description.Layers)
        {
            foreach (var parameter in layer.Parameters.Where(p => p.Role == ParameterRole.Bias))
            {
                network.Layer(layer.Name).CopyParameterFrom(parameter.Name, new float[parameter.Count]);
            }
        }

        float[] signal = StreamData.Inputs<TNetwork>(Steps), silence = new float[signal.Length], outputs = new float[Steps * StreamData.Values<TNetwork>()];
        var stream = network.OpenStream();
        double best = double.PositiveInfinity;
        for (int attempt = 0; attempt < 20 && best > 1.1; attempt++)
        {
            double ofSignal = Time(signal);
            best = Math.Min(best, Time(silence) / ofSignal);
        }

        Assert.True(best <= 1.1, $"silence takes {best:0.00} of the time of the signal");

        double Time(float[] inputs)
        {
            long start = Stopwatch.GetTimestamp();
            network.Process(inputs, outputs, stream);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
