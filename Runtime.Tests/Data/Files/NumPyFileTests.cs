using System.IO.Compression;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data.Files;

/// <summary>Files that NumPy 1.24 wrote (<c>Reference/make_arrays.py</c>): column by column, and in archives. Row by row they hold 0, 1, 2 …</summary>
public class NumPyFileTests
{
    private static string Reference(string name) => RepositoryRoot.Path("Runtime.Tests", "Reference", "arrays", name);

    [Theory]
    [InlineData("fortran2.npy", 3, 2)]
    [InlineData("fortran3.npy", 2, 12)]
    [InlineData("fortran4.npy", 2, 30)]
    public void Columns_become_rows(string name, int rows, int size)
    {
        var data = Dataset.FromNpy(Reference(name));

        Assert.Equal((rows, size), (data.Count, data.InputSize));
        Assert.Equal(Enumerable.Range(0, rows * size).Select(i => (float)i), Enumerable.Range(0, rows).SelectMany(row => data.Input(row).ToArray()));
        Assert.Contains("found columns one after the other (fortran_order): FromNpy reads them", Assert.Throws<InvalidDataException>(() => Dataset.OpenNpy(Reference(name))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain.npz")]
    [InlineData("compressed.npz")]
    public void Arrays_of_an_archive_are_read_by_name(string name)
    {
        var classes = Dataset.FromNpz(Reference(name), "x_train", labels: "y_train", classNames: ["a", "b", "c"]);
        var numbers = Dataset.FromNpz(Reference(name), "x_train.npy", targets: "z");

        Assert.Equal((3, 2, 3), (classes.Count, classes.InputSize, classes.ClassCount));
        Assert.Equal([0, 1, 2, 3, 4, 5], Enumerable.Range(0, 3).SelectMany(row => classes.Input(row).ToArray()));
        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(classes.Label));
        Assert.Equal([0.5f, 1.5f, 2.5f], Enumerable.Range(0, 3).Select(row => numbers.Target(row)[0]));
    }

    [Fact]
    public void What_was_saved_without_a_name_has_that_of_NumPy() =>
        Assert.Equal(3, Dataset.FromNpz(Reference("nameless.npz"), "arr_0", labels: "arr_1").ClassCount);

    [Fact]
    public void An_array_that_is_not_there_is_an_error_that_lists_those_that_are() => Assert.EndsWith(
        "has no array 'x'; its arrays are x_train, y_train, z.",
        Assert.Throws<ArgumentException>(() => Dataset.FromNpz(Reference("plain.npz"), "x")).Message,
        StringComparison.Ordinal);

    /// <summary>Labels as a column, as Keras and scikit-learn hold them, in each of the ways to read.</summary>
    [Fact]
    public void Labels_may_be_a_column()
    {
        using var inputs = TemporaryFile.Of(NpyBytes.Of("<f4", "(3, 1)", 1f, 2, 3));
        using var labels = TemporaryFile.Of(NpyBytes.Of("<i8", "(3, 1)", 1L, 0, 2));
        using var cube = TemporaryFile.Of(NpyBytes.Of("<i8", "(3, 1, 1)", 1L, 0, 2));

        foreach (var data in new[] { Dataset.FromNpy(inputs.Path, labels.Path), Dataset.OpenNpy(inputs.Path, labels.Path), Dataset.FromNpy(inputs.Path, cube.Path) })
        {
            Assert.Equal([1, 0, 2], Enumerable.Range(0, 3).Select(data.Label));
        }
    }

    [Fact]
    public void Arrays_may_be_packed_with_gzip()
    {
        byte[] array = NpyBytes.Of("<f4", "(2, 2)", 1f, 2, 3, 4);
        using var packed = TemporaryFile.Of([.. GzipBytes.Of(array[..50]), .. GzipBytes.Of(array[50..])]);
        using var longer = TemporaryFile.Of(GzipBytes.Of([.. array, 0]));
        using var shorter = TemporaryFile.Of(GzipBytes.Of(array[..^1]));

        Assert.Equal([3, 4], Dataset.FromNpy(packed.Path).Input(1).ToArray());
        Assert.Contains("expected a file with random access, but found one that is packed", Assert.Throws<InvalidDataException>(() => Dataset.OpenNpy(packed.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("numbers of the shape (2, 2), but found more", Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(longer.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("numbers of the shape (2, 2), but found a file of 143 bytes", Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(shorter.Path)).Message, StringComparison.Ordinal);
    }

    /// <summary>Headers announce what they like, packed or not: memory is taken for what comes.</summary>
    [Theory]
    [InlineData("(2000000000, 1)", "<f4")]
    [InlineData("(2000000000, 2000000000, 2000000000, 2000000000)", "<f8")]
    [InlineData("(500000000, 1)", "|u1")]
    public void What_a_header_announces_takes_no_memory(string shape, string type)
    {
        byte[] array = NpyBytes.Of(type, shape, 1f);
        using var file = TemporaryFile.Of(array);
        using var packed = TemporaryFile.Of(GzipBytes.Of(array));
        using var archive = TemporaryFile.Of(NpyBytes.Zip(("x", array)));
        using var labels = TemporaryFile.Of(NpyBytes.Of("<f4", shape, 1f));
        foreach (Action read in new Action[] { () => Dataset.FromNpy(file.Path), () => Dataset.OpenNpy(file.Path), () => Dataset.FromNpy(packed.Path), () => Dataset.FromNpz(archive.Path, "x") })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(read);

            // One first allocation of 2²⁰ floats, and what unpacks.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6 << 20);
        }
    }

    [Fact]
    public void A_damaged_archive_is_an_error_and_never_other_data()
    {
        byte[] valid = NpyBytes.Zip(CompressionLevel.NoCompression, ("x", NpyBytes.Of("<f4", "(2, 3)", 1f, 2, 3, 4, 5, 6)));
        int errors = 0;
        for (int place = 0; place < valid.Length; place++)
        {
            byte[] damaged = [.. valid];
            damaged[place] ^= 0x41;
            using var file = TemporaryFile.Of(damaged);
            try
            {
                var data = Dataset.FromNpz(file.Path, "x");
                Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, data.Count).SelectMany(row => data.Input(row).ToArray()));
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentException)
            {
                Assert.StartsWith(file.Path, e.Message, StringComparison.Ordinal);
                errors++;
            }
        }

        // The array itself, at least: its bytes are checked by their sum.
        Assert.InRange(errors, 150, valid.Length);
    }
}
