using System.IO.Compression;
using System.Text;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Whatever a file holds, a reader gives finite data or an error that names the file (that it has no such column, where its header is damaged): no crash, no hang.</summary>
public class ReaderMutationTests
{
    private static readonly int Mutations = TestScale.Count(small: 1000, full: 10_000);

    [Fact]
    public void Csv()
    {
        byte[] valid = Encoding.UTF8.GetBytes("a,b,\"the \"\"kind\"\"\"\r\n1,2.5,\"x,\ny\"\r\n-3e2, 4 ,ä\r\n0.125,5,z\r\n");
        int read = CountRead(valid, path => Dataset.FromCsv(path, ^1));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void IdxImages()
    {
        byte[] valid = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 4];
        using var labels = TemporaryFile.Of([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);
        int read = CountRead(valid, path => Dataset.FromIdx(path, labels.Path));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void PackedIdxLabels()
    {
        using var images = TemporaryFile.Of([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 4]);
        byte[] valid = GzipBytes.Of([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);
        int read = CountRead(valid, path => Dataset.FromIdx(images.Path, path));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void CsvWithFeatures()
    {
        byte[] valid = Encoding.UTF8.GetBytes("id,a,b,kind\n1,2.5,x,y\n2,NA,\"x\",z\n3,5,?,y\n4,?,w,z\n");
        var features = new Dictionary<string, CsvFeature>
        {
            ["id"] = CsvFeature.Ignored,
            ["a"] = CsvFeature.Number with { Missing = MissingValues.Mean },
            ["b"] = CsvFeature.OneHot with { Missing = MissingValues.Dropped },
        };
        int read = CountRead(valid, path => Dataset.FromCsv(path, ^1, features: features));

        Assert.InRange(read, 1, Mutations - 1);
    }

    /// <summary>Each option that reads bytes otherwise, alone and with the others.</summary>
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    [InlineData("iso-8859-1")]
    public void CsvWithOptions(string encoding)
    {
        const string Text = "about\n\"this\nid;a;b;kind\np1;2,5;-;y\np2;-1e3;\"x\";z\np3;k.A.;w;y\np4;4;é;\n";
        byte[] valid = [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(Text)];
        var options = new CsvOptions
        {
            Encoding = Encoding.GetEncoding(encoding),
            SkipLines = 2,
            Separator = ';',
            DecimalSeparator = ',',
            MissingMarkers = ["-", "k.A."],
            MissingLabel = MissingValues.Dropped,
            MaxRows = 5,
            MaxBytes = 400,
            Features = new()
            {
                ["id"] = CsvFeature.Id,
                ["a"] = CsvFeature.Number with { Missing = MissingValues.Mean },
                [2] = CsvFeature.OneHot with { Missing = MissingValues.Category("none") },
            },
        };
        int read = CountRead(valid, path => Dataset.FromCsv(path, ^1, options));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void CsvOfRows()
    {
        byte[] valid = Encoding.UTF8.GetBytes(
            "island,flipper_length,Body Mass,born (date),is_ringed,name,species\nBiscoe,181,3750,2026-01-31,yes,\"A, b\",Adelie\nDream,1.5e2,NA,2025-02-01,0,,2\n");
        int read = CountRead(valid, path => Dataset.FromCsv<Penguin>(path));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void CsvBetweenBlanks()
    {
        byte[] valid = Encoding.UTF8.GetBytes("  1   2.5 \"a b\" \n3 4\t 'c' \r\n5 6 d");
        int read = CountRead(valid, path => Dataset.FromCsv(path, ^1, separator: ' '));

        Assert.InRange(read, 1, Mutations - 1);
    }

    /// <summary>With the features of another file, by name and by order.</summary>
    [Theory]
    [InlineData("a,b,c,kind\n1,x,3,y\n2,w,4,z\n", "c,id,b,kind,a\n3,7,x,y,1\n4,8,w,z,2\n")]
    [InlineData("1,x,3,y\n2,w,4,z\n", "2,w,4,z\n1,x,3,y\n")]
    public void CsvWithFeaturesOfAnotherFile(string first, string other)
    {
        using var file = TemporaryFile.Of(first);
        var train = Dataset.FromCsv(file.Path, 3, features: new CsvFeatures { [1] = CsvFeature.OneHot });
        int read = CountRead(Encoding.UTF8.GetBytes(other), path => Dataset.FromCsv(path, 3, classNames: train.ClassNames, features: train.Features), (data, path) =>
            Assert.Equal(train.InputSize, data.InputSize));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void PackedCsvOfTwoParts()
    {
        byte[] valid = [.. GzipBytes.Of("1,x\n2,"), .. GzipBytes.Of("y\n3,x\n")];
        int read = CountRead(valid, path => Dataset.FromCsv(path, ^1));

        Assert.InRange(read, 1, Mutations - 1);
    }

    /// <summary>Stored, and compressed.</summary>
    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Npz(CompressionLevel level)
    {
        byte[] valid = NpyBytes.Zip(level, ("x", NpyBytes.Of("<f4", "(2, 3)", 1f, 2, 3, 4, 5, 6)), ("y", NpyBytes.Of("<i4", "(2, 1)", 0, 1)));
        int read = CountRead(valid, path => Dataset.FromNpz(path, "x", labels: "y"));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void NpyByColumns()
    {
        using var labels = TemporaryFile.Of(NpyBytes.Of("|u1", "(2,)", new byte[] { 0, 1 }));
        byte[] valid = NpyBytes.Of("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3, 2), }", NpyBytes.Of("<i4", "(12,)", [.. Enumerable.Range(0, 12)]).AsSpan(^48..));
        int read = CountRead(valid, path => Dataset.FromNpy(path, labels.Path));

        Assert.InRange(read, 1, Mutations - 1);
    }

    /// <summary>In memory, and row by row from the file.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Npy(bool inMemory)
    {
        using var labels = TemporaryFile.Of(NpyBytes.Of("|u1", "(2,)", new byte[] { 0, 1 }));
        byte[] valid = NpyBytes.Of("<f4", "(2, 3)", 1f, 2, 3, 4, 5, 6);
        int read = CountRead(valid, path => inMemory ? Dataset.FromNpy(path, labels.Path) : Dataset.OpenNpy(path, labels.Path));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void NpyLabels()
    {
        using var inputs = TemporaryFile.Of(NpyBytes.Of("<f4", "(2, 3)", 1f, 2, 3, 4, 5, 6));
        int read = CountRead(NpyBytes.Of("<i4", "(2,)", 0, 1), path => Dataset.FromNpy(inputs.Path, path));

        Assert.InRange(read, 1, Mutations - 1);
    }

    private static int CountRead(byte[] valid, Func<string, Dataset> reader, Action<Dataset, string>? check = null)
    {
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < Mutations; i++)
        {
            using var file = TemporaryFile.Of(Mutate(valid, random));
            try
            {
                var data = reader(file.Path);
                Assert.All(Enumerable.Range(0, data.Count), row => Assert.InRange(data.Label(row), 0, data.ClassCount - 1));
                Assert.All(Enumerable.Range(0, data.Count), row => Assert.All(data.Input(row).ToArray(), value => Assert.True(float.IsFinite(value))));
                check?.Invoke(data, file.Path);
                read++;
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentException)
            {
                Assert.Contains("netgen-", e.Message);
            }
        }

        return read;
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int place = random.Next(bytes.Count);
            byte value = random.Next(2) == 0 ? (byte)random.Next(256) : valid[random.Next(valid.Length)];
            switch (random.Next(3))
            {
                case 0:
                    bytes[place] = value;
                    break;
                case 1:
                    bytes.Insert(place, value);
                    break;
                default:
                    bytes.RemoveAt(place);
                    break;
            }
        }

        return [.. bytes];
    }
}
