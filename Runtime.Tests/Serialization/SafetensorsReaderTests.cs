using System.Text;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Serialization;

public class SafetensorsReaderTests
{
    [Fact]
    public void Reads_tensors_in_the_order_of_their_data_and_metadata()
    {
        var header = Read(
            """{"b":{"dtype":"F32","shape":[2],"data_offsets":[1,9]},"__metadata__":{"k":"\u00e4 \"x\""},"a":{"dtype":"BOOL","shape":[],"data_offsets":[0,1]},"e":{"dtype":"I64","shape":[3,0],"data_offsets":[9,9]}}   """,
            9);
        Assert.Equal(["a", "b", "e"], header.Tensors.Select(t => t.Name));
        Assert.Equal([1, 2, 0], header.Tensors.Select(t => t.Count));
        Assert.Equal("ä \"x\"", Assert.Single(header.Metadata).Value);
    }

    [Fact]
    public void Reads_a_file_without_tensors()
    {
        Assert.Empty(Read("{}", 0).Tensors);
        Assert.Empty(Read("""{"__metadata__":{}}""", 0).Tensors);
    }

    [Fact]
    public void Reads_every_float_type()
    {
        byte[] file = SafetensorsBytes.Of(
            """{"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]},"d":{"dtype":"F64","shape":[2],"data_offsets":[8,24]},"s":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}}""",
            [0x00, 0x3E, 0x00, 0xC0, 0xC0, 0x3F, 0x00, 0xC0, .. BitConverter.GetBytes(1.5), .. BitConverter.GetBytes(-2.0), .. BitConverter.GetBytes(1.5f)]);
        var reader = SafetensorsReader.Open(new MemoryStream(file), "stream");
        foreach (var tensor in reader.Header.Tensors)
        {
            float[] values = new float[tensor.Count];
            reader.Read(tensor, values);
            Assert.Equal(tensor.Name == "s" ? [1.5f] : [1.5f, -2], values);
        }

        reader.ReadEnd();
    }

    [Fact]
    public void Reads_and_skips_tensors_longer_than_its_buffer()
    {
        float[] expected = [.. Enumerable.Range(0, 50_000).Select(i => (float)i)];
        byte[] file = SafetensorsBytes.Of(
            """{"skipped":{"dtype":"U8","shape":[70001],"data_offsets":[0,70001]},"read":{"dtype":"F32","shape":[500,100],"data_offsets":[70001,270001]}}""",
            [.. new byte[70_001], .. SafetensorsBytes.Floats(expected)]);
        var reader = SafetensorsReader.Open(new OneByteStream(file), "stream");
        reader.Skip(reader.Header.Tensors[0]);
        float[] values = new float[expected.Length];
        reader.Read(reader.Header.Tensors[1], values);
        reader.ReadEnd();
        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData("", 0, "byte 8: expected the header to start with '{', but found nothing.")]
    [InlineData(" {}", 0, "byte 8: expected the header to start with '{', but found byte 0x20.")]
    [InlineData("[]", 0, "byte 8: expected the header to start with '{', but found byte 0x5B.")]
    [InlineData("{", 0, "byte 9: the header is not valid JSON.")]
    [InlineData("{}x", 0, "byte 10: expected nothing but spaces after the header's object.")]
    [InlineData("{}\n", 0, "byte 10: expected nothing but spaces after the header's object.")]
    [InlineData("{/**/}", 0, "byte 9: the header is not valid JSON.")]
    [InlineData("""{"a":1}""", 0, "byte 13: expected an object for the tensor 'a', but found '1'.")]
    [InlineData("""{"a":{}}""", 0, "byte 9: tensor 'a': expected dtype, shape and two data_offsets, but not all are there.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0]}}""", 0, "byte 9: tensor 'a': expected dtype, shape and two data_offsets, but not all are there.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4,4]}}""", 4, "byte 59: tensor 'a': expected at most 2 numbers in data_offsets, but found more.")]
    [InlineData("""{"a":{"dtype":"F31","shape":[],"data_offsets":[0,4]}}""", 4, "byte 22: tensor 'a': expected a dtype among BOOL, U8, ")]
    [InlineData("""{"a":{"dtype":32,"shape":[],"data_offsets":[0,4]}}""", 4, "byte 22: expected a string for the dtype of tensor 'a', but found '32'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":{},"data_offsets":[0,4]}}""", 4, "byte 36: expected an array for the shape of tensor 'a', but found '{'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "byte 37: tensor 'a': expected whole numbers from 0 to 2⁶³ − 1 in shape, but found '1.5'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "byte 37: tensor 'a': expected whole numbers from 0 to 2⁶³ − 1 in shape, but found '-1'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4, "byte 37: tensor 'a': expected whole numbers from 0 to 2⁶³ − 1 in shape, but found '1'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,4]}}""", 4, "byte 37: tensor 'a': expected whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "byte 9: tensor 'a': the shape 4611686018427387904×4 needs more than 2⁶³ − 1 bytes.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "byte 9: tensor 'a': expected data_offsets 8 bytes apart (F32, shape [2]), but found [0, 4].")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "byte 9: tensor 'a': expected data_offsets 4 bytes apart (F32, shape [1]), but found [4, 0].")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4],"x":1}}""", 4, "byte 60: tensor 'a': expected dtype, shape and data_offsets, but found 'x'.")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "tensor 'a': dtype occurs twice.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[],"data_offsets":[1,2]}}""", 2, "the key 'a' occurs twice.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"\u0061":{"dtype":"U8","shape":[],"data_offsets":[1,2]}}""", 2, "the key 'a' occurs twice.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[1,2]}}""", 2, "tensor 'a': expected its data to begin at 0, but found 1: a gap before it.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "tensor 'b': expected its data to begin at 2, but found 1: an overlap with the tensor before it.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor 'b': expected its data to begin at 2, but found 0: an overlap with the tensor before it.")]
    [InlineData("""{"__metadata__":[]}""", 0, "byte 24: expected an object of strings for __metadata__, but found '['.")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "byte 29: expected a string for the metadata 'a', but found '1'.")]
    [InlineData("""{"__metadata__":{"a":{}}}""", 0, "byte 29: expected a string for the metadata 'a', but found '{'.")]
    [InlineData("""{"__metadata__":{"a":"x","a":"y"}}""", 0, "byte 33: the metadata key 'a' occurs twice.")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "byte 27: the key '__metadata__' occurs twice.")]
    [InlineData("""{"__metadata__":{"a":"\ud800"}}""", 0, "byte 29: expected a string of Unicode text, but found half a surrogate pair.")]
    [InlineData("""{"\udc00":{}}""", 0, "byte 9: expected a string of Unicode text, but found half a surrogate pair.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[1]],"data_offsets":[0,1]}}""", 1, "the header is not valid JSON.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 0, "byte 60: expected 1 bytes of data after the header, but found 0.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 3, "byte 60: expected 1 bytes of data after the header, but found 3.")]
    public void Refuses_what_the_format_does_not_allow(string header, int data, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(header, data));
        Assert.StartsWith("weights.safetensors, byte ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_bytes_that_are_not_UTF_8()
    {
        byte[] header = Encoding.UTF8.GetBytes("""{"__metadata__":{"a":"x"}}""");
        header[Array.IndexOf(header, (byte)'x')] = 0xFF;
        var error = Assert.Throws<InvalidDataException>(() => Open(SafetensorsBytes.Of(header)));
        Assert.Contains("expected a header in UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_more_dimensions_than_PyTorch_has()
    {
        string shape = string.Join(',', Enumerable.Repeat(1, 65));
        string header = """{"a":{"dtype":"U8","shape":[SHAPE],"data_offsets":[0,1]}}""".Replace("SHAPE", shape, StringComparison.Ordinal);
        var error = Assert.Throws<InvalidDataException>(() => Read(header, 1));
        Assert.Contains("expected at most 64 numbers in shape", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "byte 0: expected 8 more bytes of the header, but found the end.")]
    [InlineData(5, "byte 5: expected 3 more bytes of the header, but found the end.")]
    [InlineData(20, "byte 0: expected a header of 53 bytes, but found only 12 after its length.")]
    [InlineData(63, "byte 61: expected 4 bytes of data after the header, but found 2.")]
    public void Refuses_a_file_that_ends_early(int length, string message)
    {
        byte[] file = Whole();
        Assert.Equal($"weights.safetensors, {message}", Assert.Throws<InvalidDataException>(() => Open(file[..length])).Message);
    }

    [Theory]
    [InlineData(20, "byte 20: expected 41 more bytes of the header, but found the end.")]
    [InlineData(63, "byte 63: expected 2 more bytes of tensor 'a', but found the end.")]
    [InlineData(66, "byte 65: expected the end after the last tensor, but found more bytes.")]
    public void Refuses_a_stream_of_unknown_length_that_ends_elsewhere(int length, string message)
    {
        byte[] file = [.. Whole(), 0];
        var error = Assert.Throws<InvalidDataException>(() =>
        {
            var reader = SafetensorsReader.Open(new OneByteStream(file[..length]), "stream");
            reader.Read(reader.Header.Tensors[0], new float[1]);
            reader.ReadEnd();
        });
        Assert.Equal($"stream, {message}", error.Message);
    }

    [Theory]
    [InlineData(100_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void Refuses_a_header_beyond_the_formats_limit(long length)
    {
        byte[] file = [.. BitConverter.GetBytes(length), .. new byte[100]];
        var error = Assert.Throws<InvalidDataException>(() => Open(file));
        Assert.Equal($"weights.safetensors, byte 0: expected a header of at most 100000000 bytes, but found a length of {(ulong)length}: this is not a safetensors file.", error.Message);
    }

    [Fact]
    public void Takes_no_memory_for_a_length_that_is_only_claimed()
    {
        byte[] file = [.. BitConverter.GetBytes(100_000_000L), (byte)'{', .. new byte[100]];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => SafetensorsReader.Open(new OneByteStream(file), "stream"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Cuts_long_names_in_messages()
    {
        string name = new('n', 10_000);
        var error = Assert.Throws<InvalidDataException>(() => Read($$"""{"{{name}}":1}""", 0));
        Assert.InRange(error.Message.Length, 60, 200);
    }

    private static byte[] Whole() => SafetensorsBytes.Of("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", new byte[4]);

    private static SafetensorsHeader Read(string header, int data) => Open(SafetensorsBytes.Of(header, new byte[data])).Header;

    private static SafetensorsReader Open(byte[] file) => SafetensorsReader.Open(new MemoryStream(file), "weights.safetensors");
}
