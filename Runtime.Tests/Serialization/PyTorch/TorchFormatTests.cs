using System.Globalization;
using System.IO.Compression;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Serialization.PyTorch;

/// <summary>What a file of PyTorch may be made of, bounds included.</summary>
public sealed class TorchFormatTests
{
    // A file of a few kilobytes may cost as much, whatever it claims.
    private const long MemoryLimit = 1 << 20;

    private static readonly byte[] TwelveBytes = new byte[12];

    public static TheoryData<byte> UnreadInstructions =>
    [
        .. Enumerable.Range(0, 256).Select(i => (byte)i).Where(code => !@"(.GJKMNQRX]abcehjqrst)u}".Contains((char)code, StringComparison.Ordinal)
            && code is not (0x80 or 0x85 or 0x86 or 0x87 or 0x88 or 0x89 or 0x8A or 0x8C or 0x93 or 0x94 or 0x95)),
    ];

    [Theory]
    [MemberData(nameof(UnreadInstructions))]
    public void An_instruction_that_weights_do_not_need_is_refused_by_name(byte code)
    {
        byte[] pickle = [0x80, 2, (byte)'}', (byte)'}', code, 1, 1, 1, 1, (byte)'.'];
        string message = Assert.Throws<InvalidDataException>(() => PickleReader.Read(pickle, "pickle")).Message;
        Assert.StartsWith($"pickle, byte 4: the pickle has the instruction {PickleOpcode.NameOf(code)}, which tensors ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((byte)'i', "INST")]
    [InlineData((byte)'o', "OBJ")]
    [InlineData((byte)0x81, "NEWOBJ")]
    [InlineData((byte)0x82, "EXT1")]
    [InlineData((byte)'P', "PERSID")]
    [InlineData((byte)0xFF, "0xFF")]
    public void Instructions_have_Pythons_names(byte code, string name) => Assert.Equal(name, PickleOpcode.NameOf(code));

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("subprocess", "Popen")]
    [InlineData("builtins", "exec")]
    [InlineData("__main__", "Net")]
    [InlineData("torch", "load")]
    [InlineData("torch._utils", "_rebuild_tensor_v3")]
    public void What_a_pickle_asks_for_beyond_tensors_is_refused_by_name(string module, string name)
    {
        byte[] call = TorchBytes.Call(TorchBytes.Global(module, name), TorchBytes.Tuple(TorchBytes.Text("true")));
        AssertRefused($"the pickle asks for '{module}.{name}'. ", TorchBytes.File(TorchBytes.Dictionary(("a", call))));

        // By the instruction of later protocols, too.
        byte[] late = [.. TorchBytes.Text(module), .. TorchBytes.Text(name), 0x93];
        AssertRefused($"the pickle asks for '{module}.{name}'. ", TorchBytes.File(late));
    }

    [Theory]
    [InlineData(3, 0, "3", "1", "")]
    [InlineData(3, 2, "", "", "")]
    [InlineData(3, 3, "0", "1", "")]
    [InlineData(3, 0, "1000000000000", "0", "")]
    [InlineData(3, 3, "", "", "the tensor (shape [], strides [], offset 3) reaches beyond the 3 elements of its storage.")]
    [InlineData(3, 0, "4", "1", "the tensor (shape [4], strides [1], offset 0) reaches beyond the 3 elements of its storage.")]
    [InlineData(3, 1, "3", "1", "reaches beyond the 3 elements of its storage.")]
    [InlineData(3, 0, "2", "3", "reaches beyond the 3 elements of its storage.")]
    [InlineData(3, -1, "1", "1", "reaches beyond the 3 elements of its storage.")]
    [InlineData(3, 9223372036854775807, "2", "9223372036854775807", "reaches beyond the 3 elements of its storage.")]
    [InlineData(3, 0, "3", "-1", "expected a tensor's storage, offset, shape and strides, in whole numbers from 0 on.")]
    [InlineData(3, 0, "-1", "1", "expected a tensor's storage, offset, shape and strides, in whole numbers from 0 on.")]
    [InlineData(3, 0, "3,1", "1", "expected a tensor's storage, offset, shape and strides, in whole numbers from 0 on.")]
    [InlineData(3, 0, "4294967296,4294967296", "0,0", "a tensor of the shape 4294967296×4294967296 has more than 2⁶³ − 1 elements.")]
    [InlineData(4, 0, "3", "1", "expected a file 'archive/data/0' of 16 bytes (4 elements of F32), but it has 12.")]
    [InlineData(2, 0, "2", "1", "expected a file 'archive/data/0' of 8 bytes (2 elements of F32), but it has 12.")]
    [InlineData(4611686018427387904, 0, "3", "1", "a storage of 4611686018427387904 elements of F32 has more than 2⁶³ − 1 bytes.")]
    [InlineData(-3, 0, "3", "1", "expected a storage: its type, its key, its device and its number of elements.")]
    public void A_tensor_lies_in_its_storage(long count, long offset, string shape, string strides, string message)
    {
        byte[] file = TorchBytes.File(Weight(TorchBytes.Storage("0", count), offset, Numbers(shape), Numbers(strides)), ("0", TwelveBytes));
        if (message.Length > 0)
        {
            AssertRefused(message, file);
            return;
        }

        using var opened = Open(file);
        Assert.Equal(Numbers(shape), Assert.Single(opened.Tensors).Shape);
    }

    [Fact]
    public void A_view_that_PyTorch_would_compute_is_refused()
    {
        byte[] tensor = TorchBytes.Tensor(TorchBytes.Storage("0", 3), 0, [3], [1]);
        byte[] view = [.. tensor[..^2], .. TorchBytes.Dictionary(("neg", [0x88])), .. tensor[^2..]];
        AssertRefused(
            "the tensor is a view that PyTorch computes when it is read (a conjugate or a negative one)",
            TorchBytes.File(TorchBytes.Dictionary(("w", view)), ("0", TwelveBytes)));
        byte[] plain = [.. tensor[..^2], .. TorchBytes.EmptyDictionary, .. tensor[^2..]];
        Assert.Single(Open(TorchBytes.File(TorchBytes.Dictionary(("w", plain)), ("0", TwelveBytes))).Tensors);
    }

    [Fact]
    public void More_dimensions_than_PyTorch_has_are_refused()
    {
        long[] ones = [.. Enumerable.Repeat(1L, 65)];
        AssertRefused("expected a tensor's storage", TorchBytes.File(Weight(TorchBytes.Storage("0", 3), 0, ones, ones), ("0", TwelveBytes)));
    }

    [Theory]
    [InlineData("../0")]
    [InlineData("1")]
    [InlineData("")]
    public void A_storage_is_a_file_of_the_archive(string key) =>
        AssertRefused(
            $"expected a file 'archive/data/{key}' of 12 bytes (3 elements of F32), but there is none.",
            TorchBytes.File(Weight(TorchBytes.Storage(key, 3), 0, [3], [1]), ("0", TwelveBytes)));

    [Fact]
    public void An_unknown_storage_is_refused_by_name() =>
        AssertRefused("the pickle asks for 'torch.QInt8Storage'.", TorchBytes.File(Weight(TorchBytes.Storage("0", 3, "QInt8Storage"), 0, [3], [1])));

    [Theory]
    [InlineData("", "expected 1 more bytes, but found only 0.")]
    [InlineData(".", "expected more values before this instruction.")]
    [InlineData("N", "expected 1 more bytes, but found only 0.")]
    [InlineData("NN.", "expected the pickle to end with the one value that it makes, but found more.")]
    [InlineData("N.N", "expected the pickle to end with the one value that it makes, but found more.")]
    [InlineData("(N.", "expected the pickle to end with the one value that it makes, but found more.")]
    [InlineData("t.", "expected a mark before this instruction.")]
    [InlineData("N(\u0085.", "expected more values before this instruction.")]
    [InlineData("q\u0001.", "expected a value before this instruction.")]
    [InlineData("h\u0001.", "expected a value at place 1 of the memo, but there is none.")]
    [InlineData("NNs.", "expected a value before this instruction.")]
    [InlineData("]NNs.", "expected a dictionary before its items.")]
    [InlineData("}(Nu.", "expected a value for each key of a dictionary.")]
    [InlineData("}]Ns.", "expected a text or a number for the key of a dictionary.")]
    [InlineData("}Na.", "expected a list before its items.")]
    [InlineData("N)R.", "expected a function and the tuple of its arguments.")]
    [InlineData("ccollections\nOrderedDict\nNR.", "expected a function and the tuple of its arguments.")]
    [InlineData("ctorch\nFloatStorage\n)R.", "'torch.FloatStorage' is called, but it is no function.")]
    [InlineData("ctorch\nSize\n)R.", "expected another argument of a function.")]
    [InlineData("ctorch._utils\n_rebuild_parameter\n)R.", "expected the tensor of a parameter.")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n)R.", "expected a tensor's storage, offset, shape and strides")]
    [InlineData("ctorch", "expected the end of a name, but found none.")]
    [InlineData("NQ.", "expected a storage: its type, its key, its device and its number of elements.")]
    [InlineData("]}b.", "BUILD gives attributes to what is no dictionary.")]
    [InlineData("NN\u0093.", "expected the texts of a module and a name.")]
    [InlineData("\u0080\u0001.", "expected a pickle of protocol 2 to 5, but found 1.")]
    [InlineData("\u0095\u00ff\u0000\u0000\u0000\u0000\u0000\u0000\u0000.", "expected a frame of 255 bytes, but found only 1.")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ffa.", "expected 4294967295 more bytes, but found only 2.")]
    [InlineData("\u008c\u0001\u00ff.", "Unable to translate bytes [FF]")]
    public void A_broken_pickle_is_refused(string pickle, string message)
    {
        byte[] bytes = [.. pickle.Select(c => (byte)c)];
        string refusal = Assert.Throws<InvalidDataException>(() => PickleReader.Read(bytes, "pickle")).Message;
        Assert.StartsWith("pickle, byte ", refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_in_itself_is_read_once()
    {
        // d = {}; d["self"] = d; d["a"] = {"d": d, "w": tensor}
        byte[] pickle = [(byte)'}', (byte)'q', 0, .. TorchBytes.Text("self"), (byte)'h', 0, (byte)'s', .. TorchBytes.Text("a"),
            (byte)'}', .. TorchBytes.Text("d"), (byte)'h', 0, (byte)'s', .. TorchBytes.Text("w"),
            .. TorchBytes.Tensor(TorchBytes.Storage("0", 3), 0, [3], [1]), (byte)'s', (byte)'s'];
        using var opened = Open(TorchBytes.File(pickle, ("0", TwelveBytes)));
        Assert.Equal("w", Assert.Single(opened.Tensors).Name);
    }

    [Fact]
    public void Values_deep_in_each_other_are_refused()
    {
        byte[] deep = [.. Enumerable.Repeat((byte)'(', 2000), .. Enumerable.Repeat((byte)'t', 2000)];
        AssertRefused("expected values at most 1000 deep in each other.", TorchBytes.File(deep));
    }

    [Fact]
    public void More_values_than_any_network_has_are_refused()
    {
        byte[] many = [(byte)'(', .. Enumerable.Repeat((byte)'}', (1 << 22) + 1), (byte)'t', (byte)'.'];
        string message = Assert.Throws<InvalidDataException>(() => PickleReader.Read(many, "pickle")).Message;
        Assert.EndsWith("expected at most 4194304 values.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pickle_longer_than_any_network_needs_is_refused() =>
        AssertRefused(
            "expected at most 16777216 bytes in 'archive/data.pkl', but it has 16777220.",
            TorchBytes.Zip([("archive/data.pkl", new byte[16_777_220])]));

    [Fact]
    public void A_bomb_of_compressed_zeros_is_refused_unread()
    {
        byte[] zeros = new byte[50_000_000];
        byte[] inPickle = TorchBytes.Zip([("archive/data.pkl", zeros)], CompressionLevel.Optimal);
        byte[] pickle = TorchBytes.Pickle(Weight(TorchBytes.Storage("0", 12_500_000), 0, [3], [1]));
        byte[] inStorage = TorchBytes.Zip([("archive/data.pkl", pickle)], ("archive/data/0", zeros));
        foreach (byte[] bomb in new[] { inPickle, inStorage })
        {
            Assert.InRange(bomb.Length, 0, 100_000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused("is compressed; torch.save stores files as they are, and only such are read.", bomb);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MemoryLimit);
        }
    }

    [Fact]
    public void A_length_that_is_only_claimed_costs_nothing()
    {
        // The lengths stand twice in the directory of the archive, stored and unpacked: 12 bytes become 1,000,000,012.
        byte[] file = TorchBytes.File(Weight(TorchBytes.Storage("0", 250_000_003), 0, [3], [1]), ("0", TwelveBytes));
        int place = LastIndexOf(file, [12, 0, 0, 0, 12, 0, 0, 0]);
        byte[] claimed = BitConverter.GetBytes(1_000_000_012);
        claimed.CopyTo(file, place);
        claimed.CopyTo(file, place + 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused("'archive/data/0' is there twice, or overlaps another file.", file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MemoryLimit);
    }

    [Fact]
    public void Files_that_overlap_are_refused()
    {
        // Twenty names for one place: the directory's entries all say where the first file is.
        var data = Enumerable.Range(0, 20).Select(i => ($"archive/data/{(char)('a' + i)}", i == 0 ? new byte[5000] : []));
        byte[] file = TorchBytes.Zip([("archive/data.pkl", TorchBytes.Pickle(TorchBytes.EmptyDictionary)), .. data]);
        byte[] lengths = [0x88, 0x13, 0, 0, 0x88, 0x13, 0, 0];
        int first = LastIndexOf(file, lengths);
        for (int i = first; (i = file.AsSpan(i + 1).IndexOf("PK\u0001\u0002"u8) + i + 1) > first;)
        {
            lengths.CopyTo(file, i + 20);
            file.AsSpan(first + 22, 4).CopyTo(file.AsSpan(i + 42));
            if (file.AsSpan(i + 1).IndexOf("PK\u0001\u0002"u8) < 0)
            {
                break;
            }
        }

        AssertRefused("is there twice, or overlaps another file.", file);
    }

    [Theory]
    [InlineData("data.pkl")]
    [InlineData("a/b/data.pkl")]
    [InlineData("archive/data.json")]
    public void An_archive_of_something_else_is_refused(string name) =>
        AssertRefused(
            "expected an archive with one data.pkl in its folder, as torch.save writes it, but found another kind of archive.",
            TorchBytes.Zip([(name, [1])]));

    [Fact]
    public void An_empty_archive_or_its_start_alone_is_refused()
    {
        AssertRefused("found another kind of archive", TorchBytes.Zip([]));
        AssertRefused("the archive is damaged", "PK\u0003\u0004"u8.ToArray());
    }

    [Fact]
    public void Damaged_bytes_are_noticed_by_their_checksum()
    {
        byte[] file = TorchBytes.File(Weight(TorchBytes.Storage("0", 3), 0, [3], [1]), ("0", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
        file[LastIndexOf(file, [1, 2, 3, 4, 5, 6])] ^= 1;
        using var opened = Open(file);
        string message = Assert.Throws<InvalidDataException>(() => opened.Read(opened.Tensors[0], new float[3])).Message;
        Assert.Contains("'archive/data/0' is damaged: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_is_little_or_big() =>
        AssertRefused(
            "expected 'archive/byteorder' to say little or big.",
            TorchBytes.Zip([("archive/data.pkl", TorchBytes.Pickle(TorchBytes.EmptyDictionary)), ("archive/byteorder", "middle"u8.ToArray())]));

    /// <summary>A header of a safetensors file may be as long as the first bytes of an archive say.</summary>
    [Fact]
    public void A_safetensors_file_that_begins_like_an_archive_is_none()
    {
        byte[] start = [.. "PK\u0003\u0004"u8, 0, 0, 0, 0, (byte)'{', .. new byte[20]];
        AssertRefused("expected a header of 67324752 bytes, but found only 21 after its length.", start);
    }

    private static WeightFile Open(byte[] file) => WeightFile.Open(new MemoryStream(file), "file", null);

    private static byte[] Weight(byte[] storage, long offset, long[] shape, long[] strides) => TorchBytes.Dictionary(("w", TorchBytes.Tensor(storage, offset, shape, strides)));

    private static void AssertRefused(string message, byte[] file) => Assert.Contains(message, Refused(file), StringComparison.Ordinal);

    private static string Refused(byte[] file) => Assert.Throws<InvalidDataException>(() => Open(file).Dispose()).Message;

    private static long[] Numbers(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(n => long.Parse(n, CultureInfo.InvariantCulture))];

    private static int LastIndexOf(byte[] file, byte[] bytes) => file.AsSpan().LastIndexOf(bytes);
}
