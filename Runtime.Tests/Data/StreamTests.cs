using System.IO.Compression;
using System.Text;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Streams read as files do: from where they stand, packed or not, whether they can seek or not, and stay open.</summary>
public class StreamTests
{
    private const string Table = "a,b,y\n1,2,yes\n3,4,no\n5,6,yes\n";
    private static readonly byte[] Images = [0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 0];
    private static readonly byte[] Array = NpyBytes.Of("<f4", "(3, 2)", 1f, 2, 3, 4, 5, 6);
    private static readonly byte[] Classes = NpyBytes.Of("<i4", "(3,)", 0, 1, 0);

    public static TheoryData<string, bool, bool> Kinds => new()
    {
        { "seekable", true, false },
        { "forward", false, false },
        { "packed", true, true },
        { "packed, forward", false, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_format_is_read_from_streams(string kind, bool canSeek, bool isPacked)
    {
        Assert.NotEmpty(kind);
        Dataset[] all =
        [
            Read(s => Dataset.FromCsv(s[0], "y"), Encoding.UTF8.GetBytes(Table)),
            Read(s => Dataset.FromCsv(s[0], ^1), Encoding.UTF8.GetBytes(Table)),
            Read(s => Dataset.FromCsv(s[0], "y", new CsvOptions { ClassNames = ["yes", "no"] }), Encoding.UTF8.GetBytes(Table)),
            Read(s => Dataset.FromIdx(s[0], s[1], classNames: ["yes", "no"]), Images, Labels),
            Read(s => Dataset.FromNpy(s[0], s[1], classNames: ["yes", "no"]), Array, Classes),
        ];

        Assert.All(all, data =>
        {
            Assert.Equal([3, 4], data.Input(1).ToArray());
            Assert.Equal(["yes", "no", "yes"], Enumerable.Range(0, 3).Select(row => data.ClassNames![data.Label(row)]));
        });
        var numbers = Read(s => Dataset.FromCsv(s[0], ["b"], new CsvOptions { Features = new() { ["y"] = CsvFeature.OneHot } }), Encoding.UTF8.GetBytes(Table));
        var heads = Read(s => Dataset.FromCsv(s[0], [CsvHead.Label("kind", "y"), CsvHead.Numbers("size", "b")]), Encoding.UTF8.GetBytes(Table));
        var byPlace = Read(s => Dataset.FromCsv(s[0], [(Index)1], new CsvOptions { Features = new() { ["y"] = CsvFeature.Ignored } }), Encoding.UTF8.GetBytes(Table));
        var inputs = Read(s => Dataset.FromCsvInputs(s[0]), Encoding.UTF8.GetBytes("a,b\n1,2\n"));
        var targets = Read(s => Dataset.FromNpy(s[0], targets: s[1]), Array, Array);
        Assert.Equal((2f, 4f, 2f, 2f), (numbers.Target(0)[0], heads.Head("size").Target(1)[0], byPlace.Target(0)[0], inputs.Input(0)[1]));
        Assert.Equal([5, 6], targets.Target(2).ToArray());

        Dataset Read(Func<Stream[], Dataset> read, params byte[][] files)
        {
            Stream[] streams = [.. files.Select(file => Stream(isPacked ? GzipBytes.Of(file) : file, canSeek))];
            var data = read(streams);
            Assert.All(streams, stream => Assert.True(stream.CanRead));
            return data;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_archive_is_read_from_a_stream(bool canSeek)
    {
        using var stream = Stream(NpyBytes.Zip(("x", Array), ("y", Classes)), canSeek, before: 0);

        var data = Dataset.FromNpz(stream, "x", "y");

        Assert.Equal((3, 1), (data.Count, data.Label(1)));
        Assert.True(stream.CanRead);
        stream.Position = 0;
        Assert.Equal("the stream has no array 'z'; its arrays are x, y.", Assert.Throws<ArgumentException>(() => Dataset.FromNpz(stream, "z")).Message);
    }

    [Fact]
    public void Messages_name_the_stream_or_the_file_that_it_is_of()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, "a,b,y\n1,x,yes\n");
        using var ofFile = File.OpenRead(file.Path);
        using var memory = new MemoryStream(File.ReadAllBytes(file.Path));

        Assert.StartsWith($"{file.Path}, line 2: column 2 'b'", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(ofFile, "y")).Message, StringComparison.Ordinal);
        Assert.StartsWith("the stream, line 2: column 2 'b'", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(memory, "y")).Message, StringComparison.Ordinal);
        Assert.StartsWith("the stream of labels, byte 10", Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(Stream(Images, true), Stream([.. Labels[..^1]], true))).Message, StringComparison.Ordinal);
        Assert.StartsWith("the stream of inputs", Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(Stream(Labels, true))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stream_that_is_cut_short_is_an_error(bool canSeek)
    {
        Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(Stream(Images[..^1], canSeek), Stream(Labels, canSeek)));
        Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(Stream([.. Images, 1], canSeek), Stream(Labels, canSeek)));
        Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(Stream(Array[..^1], canSeek)));
        Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(Stream([.. Array, 1], canSeek)));
        Assert.Throws<InvalidDataException>(() => Dataset.FromCsvInputs(Stream([], canSeek)));
        Assert.Throws<InvalidDataException>(() => Dataset.FromCsvInputs(Stream(GzipBytes.Of(Encoding.UTF8.GetBytes(Table))[..^3], canSeek)));
    }

    [Fact]
    public void Bounds_hold_for_streams_too()
    {
        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(Stream(Encoding.UTF8.GetBytes(Table), canSeek: false), "y", new CsvOptions { MaxBytes = 10 }));

        Assert.StartsWith("the stream: expected at most 10 bytes, but found more: CsvOptions.MaxBytes allows more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_stream_to_read_is_an_error()
    {
        using var written = new GZipStream(new MemoryStream(), CompressionMode.Compress);
        using var closed = new MemoryStream();
        closed.Dispose();

        Assert.Throws<ArgumentNullException>(() => Dataset.FromCsv((Stream)null!, "y"));
        Assert.Throws<ArgumentNullException>(() => Dataset.FromNpy((Stream)null!));
        Assert.Throws<ArgumentException>(() => Dataset.FromCsv(written, "y"));
        Assert.Throws<ArgumentException>(() => Dataset.FromCsv(closed, "y"));
    }

    [Fact]
    public void Predictions_are_written_to_a_stream_as_to_a_file()
    {
        using var file = new TemporaryFile(".csv");
        using var stream = new MemoryStream();
        var network = new Wave(seed: 1);
        var data = Dataset.FromArrays([1, 2, 3, 4], 2, [5, 6], 1);

        network.WritePredictions(data, file.Path);
        network.WritePredictions(data, stream);

        Assert.Equal(File.ReadAllBytes(file.Path), stream.ToArray());
        Assert.True(stream.CanWrite);
        Assert.Throws<ArgumentNullException>(() => network.WritePredictions(data, (Stream)null!));
    }

    /// <summary>A stream that stands behind bytes that are not meant.</summary>
    private static Stream Stream(byte[] content, bool canSeek, int before = 5)
    {
        var stream = new MemoryStream([.. new byte[before], .. content]) { Position = before };
        return canSeek ? stream : new Forward(stream);
    }

    private sealed class Forward(Stream stream) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();

            // For the tests alone, which read it again.
            set => stream.Position = value;
        }

        /// <summary>A few bytes at a time, as a network gives them.</summary>
        public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, Math.Min(count, 3));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
