using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

/// <summary>Two towers with the same weights.</summary>
[Network]
[Input("left", 7)]
[Input("right", 7)]
[Dense(5, Activation.Tanh, From = "left", Name = "tower")]
[Dense(5, Activation.Tanh, From = "right", Name = "other", Weights = "tower")]
[Concat("tower")]
[Dense(3, Name = "last")]
[CrossEntropyLoss]
internal sealed partial class SharedTowers;

/// <summary>The same with weights of their own.</summary>
[Network]
[Input("left", 7)]
[Input("right", 7)]
[Dense(5, Activation.Tanh, From = "left", Name = "tower")]
[Dense(5, Activation.Tanh, From = "right", Name = "other")]
[Concat("tower")]
[Dense(3, Name = "last")]
[CrossEntropyLoss]
internal sealed partial class SeparateTowers;

/// <summary>A tower of several layers.</summary>
[Block]
[Conv2D(4, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[ReLU]
[Dropout(0.25)]
[Flatten]
[Dense(6)]
[LayerNorm]
internal abstract class Tower;

/// <summary>A block that is run twice, in two places.</summary>
[Network]
[Input("first", 5, 4, 2)]
[Input("second", 5, 4, 2)]
[Block<Tower>(From = "first", Name = "tower")]
[Block<Tower>(From = "second", Name = "again", Weights = "tower")]
[Multiply("tower")]
[Dense(2)]
[MeanSquaredErrorLoss]
internal sealed partial class SharedBlocks;

/// <summary>A batch normalisation that two values go through.</summary>
[Network]
[Input("a", 2)]
[Input("b", 2)]
[BatchNorm(From = "a", Name = "norm")]
[BatchNorm(From = "b", Weights = "norm")]
[Add("norm")]
[Output("sum")]
internal sealed partial class SharedNorm;

public sealed class SharedWeightsTests
{
    private const int Rows = 29;

    [Fact]
    public void The_gradient_is_the_sum_of_those_of_both_runs()
    {
        var shared = new SharedTowers(seed: 3);
        var separate = new SeparateTowers();
        separate.Load(Duplicated(shared.Save(), ("tower.weight", "other.weight"), ("tower.bias", "other.bias")));
        float[] inputs = Numbers(Rows * SharedTowers.InputSize, 1);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(i => i % 3)];

        Assert.Equal(separate.ComputeGradients(inputs, labels).Mean, shared.ComputeGradients(inputs, labels).Mean);
        foreach (string parameter in new[] { "weight", "bias" })
        {
            float[] one = Gradient(separate, "tower", parameter), two = Gradient(separate, "other", parameter), both = Gradient(shared, "tower", parameter);
            Assert.Equal(one.Zip(two, (a, b) => a + b), both);
        }

        Assert.Equal(Gradient(separate, "last", "weight"), Gradient(shared, "last", "weight"));
    }

    [Fact]
    public void Parameters_count_once_and_multiply_adds_each_run()
    {
        Assert.Equal((7 * 5) + 5 + (10 * 3) + 3, SharedTowers.ParameterCount);
        Assert.Equal(SeparateTowers.MultiplyAdds, SharedTowers.MultiplyAdds);
        Assert.Equal("tower", SharedTowers.Description.Layer("other").WeightsOf);
        Assert.Equal("tower.conv2D1", SharedBlocks.Description.Layer("again.conv2D1").WeightsOf);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Workers_give_the_same_bits(int workers)
    {
        float[] inputs = Numbers(Rows * 8 * SharedBlocks.InputSize, 5), targets = Numbers(Rows * 8 * 2, 6);
        Assert.Equal(Train(1), Train(workers));

        float[] Train(int team)
        {
            var network = new SharedBlocks(seed: 9);
            network.UseWorkers(team);
            var optimizer = new Adam();
            for (int step = 0; step < 5; step++)
            {
                network.TrainStep(inputs, targets, optimizer);
            }

            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Central_differences_agree_for_a_block_that_runs_twice()
    {
        var network = new SharedBlocks(seed: 4);
        float[] inputs = Numbers(Rows * SharedBlocks.InputSize, 7), targets = Numbers(Rows * 2, 8);
        network.ComputeGradients(inputs, targets);
        float[] gradients = network.Gradients.ToArray();
        var parameters = network.Core().Storage.Parameters.Span;
        foreach (var parameter in SharedBlocks.Description.Layers.SelectMany(l => l.Parameters))
        {
            float[] of = gradients.AsSpan(parameter.Offset, parameter.StorageLength).ToArray();
            int largest = Enumerable.Range(0, of.Length).MaxBy(i => Math.Abs(of[i]));
            float value = parameters[parameter.Offset + largest], step = 4e-3f;
            double up = Loss(value + step), down = Loss(value - step);
            parameters[parameter.Offset + largest] = value;

            // Differences of a float loss of about 1 are exact to 1e-5 here, and the step leaves a second order of about as much.
            double expected = (up - down) / (2 * step);
            Assert.True(Math.Abs(expected - of[largest]) <= 2e-3 + (0.02 * Math.Abs(expected)), $"{parameter.Name}: {of[largest]} instead of {expected}");

            double Loss(float changed)
            {
                network.Core().Storage.Parameters.Span[parameter.Offset + largest] = changed;
                return network.ComputeGradients(inputs, targets).Mean;
            }
        }
    }

    [Fact]
    public void Running_statistics_are_updated_once_a_run_in_order()
    {
        var network = new SharedNorm();
        float[] inputs = [1, 2, 10, 20, 3, 6, 30, 60];
        network.Forward(inputs, new float[4]);
        var norm = SharedNorm.Description.Layer("norm");
        float[] means = network.Core().Storage.State.Span.Slice(norm.State[0].Offset, 2).ToArray();

        // Of a: means 2 and 4. Of b: 20 and 40. Momentum 0.1, as PyTorch's.
        Assert.Equal([(0.2f * 0.9f) + 2f, (0.4f * 0.9f) + 4f], means.Select(m => MathF.Round(m, 5)));
    }

    [Fact]
    public void A_file_has_the_weights_once_and_one_with_copies_is_read_where_they_are_equal()
    {
        var network = new SharedTowers(seed: 2);
        byte[] file = network.Save();
        Assert.Equal(["last.bias", "last.weight", "tower.bias", "tower.weight"], Tensors(file).Keys.Order(StringComparer.Ordinal));

        var copy = new SharedTowers(seed: 5);
        var report = copy.Load(Duplicated(file, ("tower.weight", "other.weight"), ("tower.bias", "other.bias")));
        Assert.Empty(report.Unexpected);
        Assert.Equal(network.Parameters.ToArray(), copy.Parameters.ToArray());

        byte[] differing = Duplicated(file, ("tower.weight", "other.weight"));
        differing[^1] ^= 1;
        var exception = Assert.Throws<InvalidDataException>(() => copy.Load(differing));
        Assert.Contains("'tower'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("other.weight", exception.Message, StringComparison.Ordinal);
        Assert.Equal(network.Parameters.ToArray(), copy.Parameters.ToArray());
    }

    private static float[] Gradient<TNetwork>(TNetwork network, string layer, string parameter)
        where TNetwork : class, INetwork<TNetwork>
    {
        var description = network.Core.Description.Layer(layer).FindParameter(parameter)!;
        return network.Core.Gradients.Slice(description.Offset, description.StorageLength).ToArray();
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static Dictionary<string, JsonElement> Tensors(byte[] file)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        return JsonDocument.Parse(file.AsMemory(8, length)).RootElement.EnumerateObject().Where(p => p.Name != "__metadata__").ToDictionary(p => p.Name, p => p.Value);
    }

    /// <summary>A file of PyTorch's kind with tensors once more under other names, behind the others.</summary>
    private static byte[] Duplicated(byte[] file, params (string Name, string Copy)[] copies)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        byte[] data = file[(8 + length)..];
        var header = new Dictionary<string, object>();
        List<byte> bytes = [.. data];
        foreach (var (name, tensor) in Tensors(file))
        {
            header.Add(name, tensor);
        }

        foreach (var (name, copy) in copies)
        {
            var tensor = Tensors(file)[name];
            int from = tensor.GetProperty("data_offsets")[0].GetInt32(), to = tensor.GetProperty("data_offsets")[1].GetInt32();
            header.Add(copy, new { dtype = "F32", shape = tensor.GetProperty("shape"), data_offsets = new[] { bytes.Count, bytes.Count + to - from } });
            bytes.AddRange(data[from..to]);
        }

        byte[] json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        byte[] result = new byte[8 + json.Length + bytes.Count];
        BinaryPrimitives.WriteInt64LittleEndian(result, json.Length);
        json.CopyTo(result, 8);
        bytes.CopyTo(result, 8 + json.Length);
        return result;
    }
}

/// <summary>The core behind a network, which a class shows through its interface only.</summary>
file static class Cores
{
    public static NetworkCore Core<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;
}
