using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data.Files;

public class NpyTests
{
    // numpy.save of numpy.float32([[1, 2], [3, 4]]), NumPy 1.24.2.
    private const string FromNumPy =
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAQEAAAIBA";

    public static TheoryData<string, byte[]> Types => new()
    {
        { "|u1", NpyBytes.Of<byte>("|u1", "(2, 2)", 1, 2, 3, 250) },
        { "|i1", NpyBytes.Of<sbyte>("|i1", "(2, 2)", 1, 2, 3, -6) },
        { "|b1", NpyBytes.Of<byte>("|b1", "(2, 2)", 1, 0, 0, 1) },
        { "<i2", NpyBytes.Of<short>("<i2", "(2, 2)", 1, 2, 3, -30_000) },
        { "<u2", NpyBytes.Of<ushort>("<u2", "(2, 2)", 1, 2, 3, 60_000) },
        { "<i4", NpyBytes.Of("<i4", "(2, 2)", 1, 2, 3, -(1 << 24)) },
        { "<u4", NpyBytes.Of<uint>("<u4", "(2, 2)", 1, 2, 3, uint.MaxValue - 255) },
        { "<i8", NpyBytes.Of<long>("<i8", "(2, 2)", 1, 2, 3, long.MinValue) },
        { "<u8", NpyBytes.Of<ulong>("<u8", "(2, 2)", 1, 2, 3, 1UL << 63) },
        { "<f2", NpyBytes.Of<Half>("<f2", "(2, 2)", Half.One, (Half)2, (Half)3, (Half)0.1) },
        { "<f4", NpyBytes.Of<float>("<f4", "(2, 2)", 1, 2, 3, 0.1f) },
        { "<f8", NpyBytes.Of<double>("<f8", "(2, 2)", 1, 2, 3, 0.1) },
    };

    private static readonly Dictionary<string, float> Last = new()
    {
        ["|u1"] = 250,
        ["|i1"] = -6,
        ["|b1"] = 1,
        ["<i2"] = -30_000,
        ["<u2"] = 60_000,
        ["<i4"] = -(1 << 24),
        ["<u4"] = uint.MaxValue - 255,
        ["<i8"] = long.MinValue,
        ["<u8"] = 1UL << 63,
        ["<f2"] = (float)(Half)0.1,
        ["<f4"] = 0.1f,
        ["<f8"] = (float)0.1,
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Numbers_of_every_type_are_read(string type, byte[] bytes)
    {
        using var file = TemporaryFile.Of(bytes);

        foreach (var data in new[] { Dataset.FromNpy(file.Path), Dataset.OpenNpy(file.Path) })
        {
            Assert.Equal((2, 2, false, false), (data.Count, data.InputSize, data.HasLabels, data.HasTargets));
            Assert.Equal(1, data.Input(0)[0]);
            Assert.Equal(Last[type], data.Input(1)[1]);
        }
    }

    [Fact]
    public void A_file_of_NumPy_is_read()
    {
        using var file = TemporaryFile.Of(Convert.FromBase64String(FromNumPy));

        Assert.Equal([3, 4], Dataset.FromNpy(file.Path).Input(1).ToArray());
    }

    [Theory]
    [InlineData("{\"shape\":(2,1,2),\"fortran_order\":False,\"descr\":\"<i4\"}")]
    [InlineData("  {  'shape' :\n( 2 , 2 , ) , 'descr' : '<i4' , 'fortran_order' : False } ")]
    public void A_header_may_be_written_otherwise(string header)
    {
        using var file = TemporaryFile.Of(NpyBytes.Of(header, NpyBytes.Of("<i4", "(2, 2)", 1, 2, 3, 4).AsSpan(^16..)));

        Assert.Equal([3, 4], Dataset.OpenNpy(file.Path).Input(1).ToArray());
    }

    [Fact]
    public void Labels_and_targets_come_from_files_of_their_own()
    {
        using var inputs = TemporaryFile.Of(NpyBytes.Of("<f4", "(3, 1)", 1f, 2, 3));
        using var labels = TemporaryFile.Of(NpyBytes.Of("<i8", "(3,)", 1L, 0, 1));
        using var one = TemporaryFile.Of(NpyBytes.Of("<f8", "(3,)", 0.5, 1, 1.5));
        using var two = TemporaryFile.Of(NpyBytes.Of("<f4", "(3, 2)", 1f, 2, 3, 4, 5, 6));

        var classes = Dataset.FromNpy(inputs.Path, labels.Path, classNames: ["no", "yes"]);
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(classes.Label));
        Assert.Equal(["no", "yes"], classes.ClassNames!);
        Assert.Equal(2, Dataset.OpenNpy(inputs.Path, labels.Path).ClassCount);
        Assert.Equal([1.5f], Dataset.FromNpy(inputs.Path, targetsPath: one.Path).Target(2).ToArray());
        Assert.Equal([5, 6], Dataset.OpenNpy(inputs.Path, targetsPath: two.Path).Target(2).ToArray());
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "short", "byte 0: expected a file in NumPy's format (.npy), but it does not start like one." },
        { "version", "byte 6: expected version 1 to 3 of NumPy's format, but found 9." },
        { "header", "byte 8: expected a header of at most 65536 bytes within the file, but found one of 65535 in a file of" },
        { "type", "byte 20: expected numbers of one of the types '|b1', '|u1', '|i1', '<i2', '<u2', '<i4', '<u4', '<i8', '<u8', '<f2', '<f4', '<f8', but found '>f4'." },
        { "key", "byte 11: expected descr, fortran_order and shape, but found 'x'." },
        { "twice", "expected each key once, but found 'shape' again." },
        { "missing", "expected descr, fortran_order and shape, but found not all of them." },
        { "digits", "expected at most 32 dimensions of at most 18 digits, but found '9'." },
        { "cut", "and float32 numbers of the shape (2, 2), but found a file of 140 bytes." },
        { "long", "and float32 numbers of the shape (2, 2), but found a file of 148 bytes." },
        { "huge", "and float32 numbers of the shape (2000000000, 2000000000, 2000000000, 2000000000), but found a file of" },
        { "empty", "expected 1 to 32 dimensions of 1 to 2147483647, but the shape is (0, 2)." },
        { "scalar", "but the shape is ()." },
        { "inexact", "byte 136: expected integers that a float can hold, but found 16777217 in row 1, column 0 (counted from 0), which would be rounded to 16777216; to allow rounding, save them as float32." },
        { "inexact and long", "but found 18446744073709551615 in row 0, column 1 (counted from 0), which would be rounded to 18446744073709551616" },
        { "inexact by columns", "but found -16777219 in row 0, column 1 (counted from 0), which would be rounded to -16777220" },
        { "infinite", "expected finite numbers in the range of a float, but found NaN in row 1, column 0 (counted from 0)." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_names_file_and_byte(string what, string message)
    {
        byte[] valid = NpyBytes.Of("<f4", "(2, 2)", 1f, 2, 3, 4);
        byte[] bytes = what switch
        {
            "short" => valid[..9],
            "version" => [.. valid[..6], 9, .. valid[7..]],
            "header" => [.. valid[..8], 255, 255, .. valid[10..]],
            "type" => NpyBytes.Of(">f4", "(2, 2)", 1f, 2, 3, 4),
            "key" => NpyBytes.Of("{'x': 1}", default),
            "twice" => NpyBytes.Of("{'shape': (2, 2), 'shape': (2, 2)}", default),
            "missing" => NpyBytes.Of("{'shape': (2, 2)}", default),
            "digits" => NpyBytes.Of("<f4", "(9999999999999999999, 2)", 1f),
            "cut" => valid[..^4],
            "long" => [.. valid, 0, 0, 0, 0],
            "huge" => NpyBytes.Of("<f4", "(2000000000, 2000000000, 2000000000, 2000000000)", 1f),
            "empty" => NpyBytes.Of("<f4", "(0, 2)", Array.Empty<float>()),
            "inexact" => NpyBytes.Of("<i4", "(2, 2)", 1, 2, (1 << 24) + 1, 4),
            "inexact and long" => NpyBytes.Of<ulong>("<u8", "(2, 2)", 1, ulong.MaxValue, 3, 4),
            "inexact by columns" => NpyBytes.Of("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 2)}", NpyBytes.Of("<i4", "(2, 2)", 1, 2, -(1 << 24) - 3, 4).AsSpan(^16..)),
            "scalar" => NpyBytes.Of("<f4", "()", 1f),
            _ => NpyBytes.Of("<f4", "(2, 2)", 1f, 2, float.NaN, 4),
        };
        using var file = TemporaryFile.Of(bytes);

        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(file.Path));

        Assert.StartsWith(file.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_go_together_are_refused()
    {
        using var inputs = TemporaryFile.Of(NpyBytes.Of("<f4", "(2, 1)", 1f, 2));
        using var three = TemporaryFile.Of(NpyBytes.Of("<i4", "(3,)", 0, 1, 2));
        using var negative = TemporaryFile.Of(NpyBytes.Of("<i4", "(2,)", 0, -1));
        using var wide = TemporaryFile.Of(NpyBytes.Of("<i4", "(2, 2)", 0, 1, 1, 0));

        Assert.Contains("expected labels of 2 rows", Error(() => Dataset.FromNpy(inputs.Path, three.Path)), StringComparison.Ordinal);
        Assert.Contains("expected targets of 2 rows", Error(() => Dataset.FromNpy(inputs.Path, targetsPath: three.Path)), StringComparison.Ordinal);
        Assert.Contains("byte 132: expected a label of 0 to", Error(() => Dataset.FromNpy(inputs.Path, negative.Path)), StringComparison.Ordinal);
        Assert.Contains("expected one whole number per row, but found float32 numbers of the shape (2, 1)", Error(() => Dataset.FromNpy(inputs.Path, inputs.Path)), StringComparison.Ordinal);
        Assert.Contains("expected one whole number per row, but found int32 numbers of the shape (2, 2)", Error(() => Dataset.FromNpy(inputs.Path, wide.Path)), StringComparison.Ordinal);
        Assert.Contains("expected a label of 0 to 0 (there are 1 class names), but found", Error(() => Dataset.FromNpy(three.Path, three.Path, classNames: ["a"])), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dataset.FromNpy(inputs.Path, three.Path, three.Path));
        Assert.Throws<ArgumentException>(() => Dataset.FromNpy(inputs.Path, classNames: ["a"]));

        static string Error(Action action) => Assert.Throws<InvalidDataException>(action).Message;
    }
}
