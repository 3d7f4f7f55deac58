using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Weights that are saved in half precision or as BF16.</summary>
public sealed class WeightPrecisionTests
{
    [Theory]
    [InlineData(WeightPrecision.Half, "F16")]
    [InlineData(WeightPrecision.BFloat16, "BF16")]
    public void Every_number_of_the_type_comes_back_to_the_bit(WeightPrecision precision, string type)
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float value = Decode(type, (ushort)bits);
            ushort written = Encode(precision, value);
            if (float.IsNaN(value))
            {
                Assert.True(float.IsNaN(Decode(type, written)), $"{bits:X4} is no number, but {written:X4} is.");
            }
            else
            {
                Assert.Equal((ushort)bits, written);
            }
        }
    }

    /// <summary>
    /// Between two neighbours the nearer one is taken, in the middle the one whose last bit is 0: at all borders of positive numbers, and of the negative
    /// ones by their sign.
    /// </summary>
    [Theory]
    [InlineData(WeightPrecision.Half, "F16", 0x7BFF)]
    [InlineData(WeightPrecision.BFloat16, "BF16", 0x7F7F)]
    public void Rounds_to_the_nearest_and_ties_to_even(WeightPrecision precision, string type, int largest)
    {
        for (int bits = 0; bits < largest; bits++)
        {
            float low = Decode(type, (ushort)bits), high = Decode(type, (ushort)(bits + 1));
            float middle = (float)(((double)low + high) / 2);
            ushort even = (ushort)((bits & 1) == 0 ? bits : bits + 1);
            Check(middle, even);
            Check(MathF.BitDecrement(middle), (ushort)bits);
            Check(MathF.BitIncrement(middle), (ushort)(bits + 1));
        }

        void Check(float value, ushort expected)
        {
            Assert.Equal(expected, Encode(precision, value));
            Assert.Equal((ushort)(expected | 0x8000), Encode(precision, -value));
        }
    }

    [Theory]
    [InlineData(WeightPrecision.Half, 65519.996f, 0x7BFF)]
    [InlineData(WeightPrecision.Half, float.PositiveInfinity, 0x7C00)]
    [InlineData(WeightPrecision.Half, float.NegativeInfinity, 0xFC00)]
    [InlineData(WeightPrecision.Half, 2.9802322e-8f, 0x0000)]
    [InlineData(WeightPrecision.Half, float.Epsilon, 0x0000)]
    [InlineData(WeightPrecision.BFloat16, 3.3961773e38f, 0x7F7F)]
    [InlineData(WeightPrecision.BFloat16, float.PositiveInfinity, 0x7F80)]
    [InlineData(WeightPrecision.BFloat16, float.NegativeInfinity, 0xFF80)]
    [InlineData(WeightPrecision.BFloat16, float.Epsilon, 0x0000)]
    public void At_the_ends_of_the_range(WeightPrecision precision, float value, int expected) => Assert.Equal((ushort)expected, Encode(precision, value));

    [Theory]
    [InlineData(WeightPrecision.Half, 65520f, "F16", "65504")]
    [InlineData(WeightPrecision.Half, -1e6f, "F16", "65504")]
    [InlineData(WeightPrecision.BFloat16, float.MaxValue, "BF16", "3.3895314E+38")]
    public void What_would_become_infinite_is_an_error_that_names_the_tensor_and_nothing_is_written(
        WeightPrecision precision, float value, string type, string largest)
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 3);
        core.View("dense2").Bias(1) = value;
        using var stream = new MemoryStream();
        var error = Assert.Throws<InvalidOperationException>(() => NetworkFile.Save(core, stream, precision));
        Assert.Equal(
            FormattableString.Invariant($"Cannot save '4.bias' as {type}: it has the value {value}, and the largest that {type} holds is {largest}."), error.Message);
        Assert.Equal(0, stream.Length);
        NetworkFile.Save(core, stream, WeightPrecision.Single);
    }

    [Fact]
    public void What_is_not_finite_already_stays_so()
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 3);
        core.View("dense2").CopyBiasesFrom([float.NaN, float.PositiveInfinity, float.NegativeInfinity]);
        foreach (var precision in Enum.GetValues<WeightPrecision>())
        {
            var loaded = TestNetworks.Create<ImageLayout>();
            NetworkFile.Load(loaded, NetworkFile.SaveToBytes(core, precision));
            float[] biases = new float[3];
            loaded.View("dense2").CopyBiasesTo(biases);
            Assert.Equal([float.NaN, float.PositiveInfinity, float.NegativeInfinity], biases);
        }
    }

    [Theory]
    [InlineData(WeightPrecision.Single, "F32", 572)]
    [InlineData(WeightPrecision.Half, "F16", 286)]
    [InlineData(WeightPrecision.BFloat16, "BF16", 286)]
    public void A_file_says_its_type_and_loads_rounded(WeightPrecision precision, string type, int bytes)
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 3);
        core.Storage.ClassNames = ["a", "b", "c"];
        byte[] file = NetworkFile.SaveToBytes(core, precision);
        Assert.Equal(4, SafetensorsBytes.Header(file).Split($"\"dtype\":\"{type}\"").Length - 1);
        Assert.Equal(bytes, SafetensorsBytes.Data(file).Length);

        var loaded = TestNetworks.Create<ImageLayout>();
        Assert.True(NetworkFile.Load(loaded, file).IsComplete);
        Assert.Equal(["a", "b", "c"], loaded.Storage.ClassNames);
        Assert.Equal([.. core.Storage.Parameters.Span.ToArray().Select(x => Decode(type, precision, x))], loaded.Storage.Parameters.Span.ToArray());

        // What is rounded already stays as it is.
        Assert.Equal(file, NetworkFile.SaveToBytes(loaded, precision));
    }

    [Fact]
    public void Running_statistics_are_rounded_too_and_the_count_of_batches_stays_whole()
    {
        var core = ((INetwork<NormalisingImage>)new NormalisingImage(seed: 2)).Core;
        byte[] file = NetworkFile.SaveToBytes(core, WeightPrecision.Half);
        Assert.DoesNotContain("F32", SafetensorsBytes.Header(file), StringComparison.Ordinal);
        Assert.Equal(3, SafetensorsBytes.Header(file).Split("\"dtype\":\"I64\"").Length - 1);
        Assert.True(NetworkFile.Load(((INetwork<NormalisingImage>)new NormalisingImage()).Core, file).IsComplete);
    }

    [Fact]
    public void Networks_save_in_a_precision_by_path_stream_and_as_bytes()
    {
        using var target = new TemporaryFile(".safetensors");
        var network = new NormalisingImage(seed: 2);
        using var stream = new MemoryStream();
        network.Save(target.Path, WeightPrecision.Half);
        network.Save(stream, WeightPrecision.Half);
        Assert.Equal(network.Save(WeightPrecision.Half), File.ReadAllBytes(target.Path));
        Assert.Equal(network.Save(WeightPrecision.Half), stream.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Save((WeightPrecision)3));
    }

    private static ushort Encode(WeightPrecision precision, float value)
    {
        byte[] bytes = new byte[2];
        WeightRounding.Of(precision).Write(bytes, value);
        return BitConverter.ToUInt16(bytes);
    }

    private static float Decode(string type, WeightPrecision precision, float value) =>
        precision == WeightPrecision.Single ? value : Decode(type, Encode(precision, value));

    private static float Decode(string type, ushort bits) => SafetensorsType.Find(type)!.Decoder!(BitConverter.GetBytes(bits));
}
