using System.Buffers.Binary;
using System.Security.Cryptography;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

public class InitializerTests
{
    private const int Inputs = 300;
    private const int Outputs = 401;

    [Theory]
    [InlineData(Init.HeUniform, 6.0 / Inputs)]
    [InlineData(Init.GlorotUniform, 6.0 / (Inputs + Outputs))]
    [InlineData(Init.LeCunUniform, 3.0 / Inputs)]
    [InlineData(Init.PyTorch, 1.0 / Inputs)]
    public void Uniform_weights_fill_their_bounds(Init init, double squaredBound)
    {
        double bound = Math.Sqrt(squaredBound);
        float[] weights = Weights(OneLayer(init), seed: 3);

        // Of 120,300 draws the largest is nearer to the bound than 1 in 1,000 but for a chance of e⁻¹²⁰.
        Assert.InRange(weights.Max(), 0.999 * bound, (float)bound);
        Assert.InRange(weights.Min(), -(float)bound, -0.999 * bound);
        CheckMoments(weights, bound / Math.Sqrt(3));
    }

    [Theory]
    [InlineData(Init.HeNormal, 2.0 / Inputs)]
    [InlineData(Init.GlorotNormal, 2.0 / (Inputs + Outputs))]
    [InlineData(Init.LeCunNormal, 1.0 / Inputs)]
    public void Normal_weights_have_their_deviation_and_tails(Init init, double variance)
    {
        double deviation = Math.Sqrt(variance);
        float[] weights = Weights(OneLayer(init), seed: 3);
        CheckMoments(weights, deviation);

        // Five standard errors of a share p of n: 5 √(p (1 − p) / n).
        foreach (var (limit, share) in new[] { (1.0, 0.31731), (2.0, 0.04550), (3.0, 0.00270) })
        {
            double actual = weights.Count(w => Math.Abs(w) > limit * deviation) / (double)weights.Length;
            double error = 5 * Math.Sqrt(share * (1 - share) / weights.Length);
            Assert.InRange(actual, share - error, share + error);
        }
    }

    [Theory]
    [InlineData(false, 6.0 / ((9 * 3) + (9 * 5)))]
    [InlineData(true, 6.0 / ((9 * 3) + (9 * 5)))]
    public void The_points_of_a_window_count_for_both_fans(bool isTransposed, double squaredBound)
    {
        // Three channels and five filters; of the transposed one five channels and three filters, whose fan-in is that of the filters, as in PyTorch.
        ParameterDescription parameter = isTransposed
            ? new("weight", ParameterRole.Weight, 0, 5, 27, Init.GlorotUniform, 27, kernelRank: 2, groups: 3) { OutputOrder = [new Shape(3, 3, 3)], InputsFirst = true }
            : new("weight", ParameterRole.Weight, 0, 27, 5, Init.GlorotUniform, 27, kernelRank: 2) { InputOrder = [new Shape(3, 3, 3)] };
        var distribution = InitialDistribution.Of(parameter, "test");
        float largest = Enumerable.Range(0, 10_000).Max(i => Math.Abs(distribution.Draw(1, (ulong)i)));

        // Of 10,000 draws the largest is nearer to the bound than 1 in 100 but for a chance of e⁻¹⁰⁰.
        Assert.InRange(largest, 0.99 * Math.Sqrt(squaredBound), (float)Math.Sqrt(squaredBound));
    }

    [Fact]
    public void A_uniform_weight_is_the_stated_function_of_seed_tensor_and_logical_index()
    {
        var network = new DescriptionBuilder("Two", new Shape(5)).Dense(20).Dense(33).Build();
        var storage = Initializer.CreateStorage(network, -7).Parameters;

        // Tensors: weight 0, bias 1, weight 2, bias 3.
        var second = network.Layers[1].FindParameter("weight")!;
        ulong key = CounterRandom.Mix(unchecked((ulong)-7L), 2);
        float bound = (float)Math.Sqrt(6.0 / 20);
        for (int output = 0; output < 33; output++)
        {
            for (int input = 0; input < 20; input++)
            {
                float expected = bound * ((2 * CounterRandom.Uniform(key, (ulong)((output * 20) + input))) - 1);
                Assert.Equal(expected, storage.Span[second.IndexOf(input, output)]);
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_every_machine()
    {
        var builder = new DescriptionBuilder("All", new Shape(6, 5, 2)).Flatten();
        foreach (var init in Enum.GetValues<Init>().Where(i => i != Init.Default))
        {
            builder.Dense(17 + (int)init, init: init);
        }

        var network = builder.Build();
        // A second implementation, in Python, gave the same.
        Assert.Equal("A2BE9F86D66BD319400C0B5CD8B1CC60", Hash(network, 42));
        Assert.Equal(Hash(network, 42), Hash(network, 42));
        Assert.NotEqual(Hash(network, 42), Hash(network, 43));
    }

    [Fact]
    public void Tensors_and_seeds_are_independent()
    {
        var network = new DescriptionBuilder("Square", new Shape(100)).Dense(100, init: Init.LeCunNormal).Dense(100, init: Init.LeCunNormal).Build();
        float[] first = Weights(network, 1), second = Weights(network, 1, layer: 1), other = Weights(network, 2);

        // The correlation of n independent pairs has deviation 1/√n = 0.01: five of them.
        Assert.InRange(Correlation(first, second), -0.05, 0.05);
        Assert.InRange(Correlation(first, other), -0.05, 0.05);
        Assert.InRange(Correlation(first[1..], first[..^1]), -0.05, 0.05);
    }

    [Fact]
    public void Biases_are_zero_except_with_PyTorch_scales_are_one_and_zeros_are_zeros()
    {
        foreach (var init in Enum.GetValues<Init>().Where(i => i is not (Init.Default or Init.PyTorch)))
        {
            Assert.All(Values(OneLayer(init), 0, "bias", 1), bias => Assert.Equal(0, bias));
        }

        float[] biases = Values(OneLayer(Init.PyTorch), 0, "bias", 1);
        double bound = 1 / Math.Sqrt(Inputs);
        Assert.InRange(biases.Max(), 0.9 * bound, bound);
        Assert.InRange(biases.Min(), -bound, -0.9 * bound);
        Assert.All(Weights(OneLayer(Init.Zeros), 1), weight => Assert.Equal(0, weight));
        Assert.All(Values(new DescriptionBuilder("Scaled", new Shape(20)).Scale().Build(), 0, "weight", 1), scale => Assert.Equal(1, scale));
    }

    [Fact]
    public void Padding_stays_zero()
    {
        var network = new DescriptionBuilder("Ragged", new Shape(3)).Dense(5, init: Init.PyTorch).Dense(17, init: Init.HeNormal).Scale().Build();
        var values = Initializer.CreateStorage(network, 5).Parameters.Span;
        var logical = new HashSet<int>();
        foreach (var parameter in network.Layers.SelectMany(l => l.Parameters))
        {
            for (int i = 0; i < parameter.Count; i++)
            {
                Assert.True(logical.Add(parameter.IndexOf(i % parameter.Inputs, i / parameter.Inputs)));
            }
        }

        int padding = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!logical.Contains(i))
            {
                Assert.Equal(0, BitConverter.SingleToInt32Bits(values[i]));
                padding++;
            }
        }

        Assert.Equal(values.Length - network.ParameterCount, padding);
    }

    [Fact]
    public void An_unresolved_initializer_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Initializer.CreateStorage(OneLayer(Init.Default), 1));
        Assert.Contains("Wide, layer 'dense1': weight needs an initializer", error.Message, StringComparison.Ordinal);
    }

    private static NetworkDescription OneLayer(Init init) => new DescriptionBuilder("Wide", new Shape(Inputs)).Dense(Outputs, init: init).Build();

    private static float[] Weights(NetworkDescription network, long seed, int layer = 0) => Values(network, layer, "weight", seed);

    private static float[] Values(NetworkDescription network, int layer, string name, long seed)
    {
        var parameter = network.Layers[layer].FindParameter(name)!;
        float[] values = new float[parameter.Count];
        ParameterOrder.ToFile(parameter, Initializer.CreateStorage(network, seed).Parameters.Span, values);
        return values;
    }

    private static string Hash(NetworkDescription network, long seed)
    {
        var values = Initializer.CreateStorage(network, seed).Parameters.Span;
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 16));
    }

    /// <summary>Within five standard errors: σ/√n of the mean, and at most √2/√n of the variance, relatively (the normal's; the uniform's is 0.9/√n).</summary>
    private static void CheckMoments(float[] values, double deviation)
    {
        double mean = values.Average(v => (double)v);
        double variance = values.Average(v => (v - mean) * (v - mean));
        double root = Math.Sqrt(values.Length);
        Assert.InRange(mean / deviation, -5 / root, 5 / root);
        Assert.InRange(variance / (deviation * deviation), 1 - (5 * Math.Sqrt(2) / root), 1 + (5 * Math.Sqrt(2) / root));
    }

    private static double Correlation(float[] x, float[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double product = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return product / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}
