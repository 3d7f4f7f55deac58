using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

public class CsvErrorTests
{
    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("a,b,kind\n", "has a header but no rows")]
    [InlineData("1,2,x\n3,y\n", "line 2: expected 3 columns as in the first line, but found 2")]
    [InlineData("1,2,x\n3,4,y,\n", "line 2: expected 3 columns as in the first line, but found 4")]
    [InlineData("1,2,x\n\n3,4,y\n", "line 2: the line is blank, and more lines follow")]
    [InlineData("1,2,x\n3,,y\n", "line 2: column 2: expected a finite number, but found nothing: the value is missing")]
    [InlineData("a,b,kind\n1,?,x\n", "line 2: column 2 'b': expected a finite number, but found '?', which stands for a missing value")]
    [InlineData("a,b,kind\n1,na,x\n", "line 2: column 2 'b': expected a finite number, but found 'na', which stands for a missing value")]
    [InlineData("1,NaN,x\n", "line 1: column 2: expected a finite number, but found 'NaN', which stands for a missing value")]
    [InlineData("1,2,x\n3,4,\n", "line 2: column 3: expected a label, but found nothing")]
    [InlineData("1,2,NA\n", "line 1: column 3: expected a label, but found 'NA'")]
    [InlineData("1,2,x\n3,four,y\n", "line 2: column 2: expected a finite number, but found 'four'")]
    [InlineData("1,2,x\n3,0x1F,y\n", "found '0x1F'")]
    [InlineData("1,2,x\n3,1 2,y\n", "found '1 2'")]
    [InlineData("1,2,x\n3,--1,y\n", "found '--1'")]
    [InlineData("1,2,x\n3,1.2.3,y\n", "found '1.2.3'")]
    [InlineData("1,2,x\n3,.,y\n", "found '.'")]
    [InlineData("1,2,x\n3,-,y\n", "found '-'; if it stands for a missing value, add it to CsvOptions.MissingMarkers.")]
    [InlineData("1,2,x\n3,\"1,5\",y\n", "found '1,5'; if ',' is the decimal separator, set CsvOptions.DecimalSeparator.")]
    [InlineData("1,2,x\n3,\"Doe, Mr. John\",y\n", "found 'Doe, Mr. John', which is text: give the column a feature, CsvFeature.OneHot, Index, Ignored or Id.")]
    [InlineData("1,2,x\n3,6\0\0,y\n", "line 2: column 2: expected text, but found the character NUL")]
    [InlineData("1,2,x\n3,4,\"y\0\"\n", "line 2: column 3: expected text, but found the character NUL")]
    [InlineData("1,2,\"x\ny\"\n\0,4,z\n", "line 3: column 1: expected text, but found the character NUL")]
    [InlineData("1,2,x\n16777217,4,y\n", "line 2: column 1: expected a number that a float can hold, but found the integer '16777217', which would be rounded to 16777216")]
    [InlineData("1,2,x\n3,-1700000001.0,y\n", "line 2: column 2: expected a number that a float can hold, but found the integer '-1700000001.0', which would be rounded to -1700000000")]
    [InlineData("1,2,x\n3,9007199254740993,y\n", "found the integer '9007199254740993', which would be rounded to 9007199254740992")]
    [InlineData("1,2,x\n3,Infinity,y\n", "line 2: column 2: expected a finite number, but found 'Infinity'.")]
    [InlineData("1,2,x\n3,-1e39,y\n", "found '-1e39', which is beyond the range of a float")]
    [InlineData("1,2,x\n3,4,\"y\nz\"\n5,6\n", "line 4: expected 3 columns")]
    [InlineData("1,2,\"x\n3,4,y\n", "line 1: a quote is opened here and never closed")]
    [InlineData("1,2,x\n3,4,\"y\"z\n", "line 2: expected a separator or the end of the line after a closing quote, but found 'z'")]
    [InlineData("1,2,x\n3,4,y\"z\n", "line 2: a quote inside a field")]
    [InlineData("12x\n", "at least one column of inputs beside the 1 of targets, but the file has 1 columns; is the separator right?")]
    public void Mistakes_NameFileLineAndColumn(string text, string expected)
    {
        using var file = TemporaryFile.Of(text);
        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1));

        Assert.StartsWith(file.Path, error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void FirstLineWithText_WhereThereIsNoHeader_IsAnError()
    {
        using var file = TemporaryFile.Of("a,b,kind\n1,2,x\n");
        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1, CsvHeader.False));

        Assert.Contains("line 1: column 1: expected a finite number, but found 'a'", error.Message);
    }

    [Fact]
    public void AllText_IsAHeaderAndThenAnError()
    {
        using var file = TemporaryFile.Of("red,green\nblue,white\n");

        Assert.Contains("line 2: column 1 'red': expected a finite number, but found 'blue'", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1)).Message);
    }

    [Fact]
    public void UnseenLabel_NamesTheKnownOnes()
    {
        using var file = TemporaryFile.Of("1,a\n2,d\n");
        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1, classNames: ["a", "b"]));

        Assert.Contains($"{file.Path}, line 2: column 2: expected one of the labels 'a', 'b', but found 'd'", error.Message);
    }

    [Fact]
    public void TargetColumns_AreCheckedAsNumbers()
    {
        using var file = TemporaryFile.Of("a,y\n1,2\n3,high\n");

        Assert.Contains("line 3: column 2 'y': expected a finite number, but found 'high'", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, targetColumns: ["y"])).Message);
    }

    [Fact]
    public void Columns_ThatDoNotExist_AreAnError()
    {
        using var file = TemporaryFile.Of("a,b,b\n1,2,3\n");

        Assert.Contains("has 3 columns: there is no column 3", Error(() => Dataset.FromCsv(file.Path, 3)));
        Assert.Contains("there is no column ^4", Error(() => Dataset.FromCsv(file.Path, ^4)));
        Assert.Contains("no column 'A'; its columns are a, b, b", Error(() => Dataset.FromCsv(file.Path, "A")));
        Assert.Contains("columns 2 and 3 are both called 'b'", Error(() => Dataset.FromCsv(file.Path, "b")));
        Assert.Contains("column 2 'b' is named as a target twice", Error(() => Dataset.FromCsv(file.Path, targetColumns: [1, ^2])));
        Assert.Contains("'a' is given by name", Error(() => Dataset.FromCsv(file.Path, "a", CsvHeader.False)));
        Assert.Contains("FromCsvInputs", Error(() => Dataset.FromCsv(file.Path, Array.Empty<Index>())));
        Assert.Contains("U+002E", Error(() => Dataset.FromCsv(file.Path, 0, separator: '.')));
        Assert.Contains("both called 'x'", Error(() => Dataset.FromCsv(file.Path, 0, classNames: ["x", "x"])));

        static string Error(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    [Fact]
    public void OtherEncodings_WithoutAWord_AreAnError()
    {
        using var utf16 = TemporaryFile.Of(System.Text.Encoding.Unicode.GetBytes("1,x\n"));
        using var latin1 = TemporaryFile.Of([(byte)'1', (byte)',', 0xE4, (byte)'\n']);

        Assert.Contains("line 1: column 1: expected text, but found the character NUL; if the file is UTF-16", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(utf16.Path, ^1)).Message);
        Assert.Contains("line 1, column 2: expected UTF-8 text, but found other bytes; set CsvOptions.Encoding", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(latin1.Path, ^1)).Message);
    }

    [Fact]
    public void FileThatIsNotThere_IsAnError() =>
        Assert.Throws<FileNotFoundException>(() => Dataset.FromCsv(Path.Combine(Path.GetTempPath(), "netgen-is-not-there.csv"), ^1));

    [Fact]
    public void Gzip_CutShortAnywhere_IsAnError()
    {
        byte[] packed = GzipBytes.Of(string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i * i % 91},x\n")));
        for (int length = 2; length < packed.Length; length++)
        {
            using var file = TemporaryFile.Of(packed[..length]);
            var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1));
            Assert.StartsWith(file.Path, error.Message);
        }
    }

    [Fact]
    public void Gzip_Damaged_NeverGivesOtherData()
    {
        byte[] packed = GzipBytes.Of(string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i * i % 91},x\n")));
        float[] whole = Inputs(packed)!;
        int errors = 0;

        // Past the header of ten bytes (time and system in it may be anything). A bit may still point to another place with the same text.
        for (int i = 10; i < packed.Length; i++)
        {
            byte[] damaged = [.. packed];
            damaged[i] ^= 0x10;
            if (Inputs(damaged) is { } inputs)
            {
                Assert.Equal(whole, inputs);
            }
            else
            {
                errors++;
            }
        }

        Assert.InRange(errors, (packed.Length - 10) * 9 / 10, packed.Length - 10);
    }

    /// <summary>All inputs of a file, or null where it is refused with a message that names it.</summary>
    private static float[]? Inputs(byte[] bytes)
    {
        using var file = TemporaryFile.Of(bytes);
        try
        {
            var data = Dataset.FromCsv(file.Path, ^1);
            return [.. Enumerable.Range(0, data.Count).SelectMany(row => data.Input(row).ToArray())];
        }
        catch (InvalidDataException e) when (e.Message.StartsWith(file.Path, StringComparison.Ordinal))
        {
            return null;
        }
    }
}
