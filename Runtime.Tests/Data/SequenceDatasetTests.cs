using System.IO.Compression;
using System.Text;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Data sets whose rows are sequences of different length.</summary>
public class SequenceDatasetTests
{
    private static readonly float[][] Sequences = [[1, 2, 3, 4], [5, 6], [7, 8, 9, 10, 11, 12]];

    [Fact]
    public void Rows_are_padded_with_zeros_and_know_their_lengths()
    {
        var data = Dataset.FromSequences(Sequences, 2, [0, 1, 0], ["a", "b"], steps: 4);
        Assert.True(data.HasLengths);
        Assert.Equal((3, 4, 8), (data.Count, data.Steps, data.InputSize));
        Assert.Equal([2, 1, 3], Enumerable.Range(0, 3).Select(data.Length));
        Assert.Equal([5, 6, 0, 0, 0, 0, 0, 0], data.Input(1).ToArray());
        Assert.Equal(3, Dataset.FromSequences(Sequences, 2).Steps);
        Assert.Equal(2, data.ClassCount);
    }

    [Fact]
    public void Views_and_batches_keep_lengths()
    {
        var data = Dataset.FromSequences(Sequences, 2, [0, 1, 0]);
        var view = data.Rows([2, 0]);
        Assert.Equal([3, 2], Enumerable.Range(0, 2).Select(view.Length));
        foreach (bool shuffle in (bool[])[false, true])
        {
            var seen = new List<(float First, int Length)>();
            foreach (var batch in data.Batches(2, seed: 5, shuffle).Epoch(0))
            {
                for (int row = 0; row < batch.Rows; row++)
                {
                    seen.Add((batch.Inputs[row * data.InputSize], batch.Lengths[row]));
                }
            }

            Assert.Equal([(1f, 2), (5f, 1), (7f, 3)], seen.OrderBy(s => s.First));
        }

        foreach (var fold in data.Folds(3, seed: 1, stratify: false))
        {
            Assert.Equal(fold.Test.Input(0).ToArray().Count(value => value != 0) / 2, fold.Test.Length(0));
        }

        Assert.True(Dataset.FromArrays([1, 2], 1).Batches(2, seed: 1).Lengths.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays([1, 2], 1).Length(0));
    }

    [Fact]
    public void Targets_of_steps_are_those_of_valid_steps()
    {
        var labelled = Dataset.FromSequences(Sequences, 2, [[1, 2], [-1], [0, 0, 2]]);
        Assert.Equal([1, 2], labelled.Labels(0).ToArray());
        Assert.Equal([-1], labelled.Labels(1).ToArray());
        var numbers = Dataset.FromStepTargets(Sequences, 2, [[1, 2], [3], [4, 5, 6]], 1);
        Assert.Equal([3, 0, 0], numbers.Target(1).ToArray());
        var ofRows = Dataset.FromSequences(Sequences, 2, new float[][] { [1], [2], [3] });
        Assert.Equal([2], ofRows.Target(1).ToArray());
    }

    [Fact]
    public void Rows_of_one_size_get_lengths()
    {
        var data = Dataset.FromArrays([1, 2, 3, 4, 5, 6], 3, [0, 1]).WithLengths([1, 3], steps: 3);
        Assert.Equal([1, 0, 0], data.Input(0).ToArray());
        Assert.Equal([4, 5, 6], data.Input(1).ToArray());
        Assert.Equal(
            "Row 1 has a length of 4 steps, but lengths go from 1 to 3. (Parameter 'lengths')",
            Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1, 2, 3, 4, 5, 6], 3).WithLengths([1, 4], steps: 3)).Message);
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1, 2, 3, 4, 5, 6], 3).WithLengths([1, 1], steps: 2));
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays([1, 2, 3, 4, 5, 6], 3).Take(1).WithLengths([1], steps: 3));
    }

    [Fact]
    public void Lines_of_a_file_become_steps_of_sequences()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("run,x,y,kind\nA,1,2,walk\nB,3,4,rest\nA,5,6,walk\nA,7,8,walk\n"));
        var steps = Dataset.FromCsv(stream, "kind", new CsvOptions { Features = new CsvFeatures { ["run"] = CsvFeature.Id } });
        var data = steps.Sequences(row => steps.Id(row)!);
        Assert.Equal([3, 1], Enumerable.Range(0, 2).Select(data.Length));
        Assert.Equal([1, 2, 5, 6, 7, 8], data.Input(0).ToArray());
        Assert.Equal("A", data.Id(0));
        Assert.Equal(["walk", "rest"], Enumerable.Range(0, 2).Select(row => data.ClassNames![data.Label(row)]));
        Assert.Equal([0, 0, 0], steps.Sequences(row => steps.Id(row)!, eachStep: true).Labels(0).ToArray().Select(label => label - steps.Label(0)));
        Assert.StartsWith(
            "Rows 0 and 1 are steps of one sequence, but have different classes", Assert.Throws<ArgumentException>(() => steps.Sequences(_ => 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_files_are_read_plain_and_packed()
    {
        const string Text = "# about\n@problemName Two\n@timeStamps false\n@classLabel true no yes\n@data\n1,2,3:4,5,6:yes\n7,?:8,NaN:no\n";
        foreach (bool isPacked in (bool[])[false, true])
        {
            using var stream = new MemoryStream(isPacked ? Packed(Text) : Encoding.UTF8.GetBytes(Text));
            var data = Dataset.FromTs(stream, steps: 5);
            Assert.Equal((2, 5, 10), (data.Count, data.Steps, data.InputSize));
            Assert.Equal([3, 1], Enumerable.Range(0, 2).Select(data.Length));
            Assert.Equal([1, 4, 2, 5, 3, 6, 0, 0, 0, 0], data.Input(0).ToArray());
            Assert.Equal(["yes", "no"], Enumerable.Range(0, 2).Select(row => data.ClassNames![data.Label(row)]));
        }
    }

    [Theory]
    [InlineData("@classLabel true a\n@data\n1,2:3:a\n", "the stream, line 3: the features must have as many values, but have 2, 1.")]
    [InlineData("@classLabel true a\n@data\n1,?,2:b\n", "the stream, line 3: the value of feature 0 at step 1 is missing (both counted from 0).")]
    [InlineData("@classLabel true a\n@data\n1,2:b\n", "the stream, line 3: the class 'b' is not among those of @classLabel.")]
    [InlineData("@classLabel true a\n@data\n1,x:a\n", "the stream, line 3: 'x' is no finite number.")]
    [InlineData("@classLabel true a\n@data\n?,?:a\n", "the stream, line 3: the sequence has no step.")]
    [InlineData("@timeStamps true\n@data\n", "the stream, line 1: time stamps are not read: give the values alone.")]
    [InlineData("@classLabel true a\n@data\n1:a\n1:2:a\n", "the stream, line 4: expected 1 feature and the class or target, but found 3 parts.")]
    [InlineData("1,2\n", "the stream, line 1: expected a line with @ before @data.")]
    [InlineData("@data\n", "the stream: expected a sequence behind @data, but found none.")]
    public void Damaged_archive_files_are_named(string text, string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Dataset.FromTs(stream)).Message);
    }

    [Fact]
    public void Damaged_sequences_are_named()
    {
        Assert.StartsWith(
            "Sequence 1 of sequences must have whole steps of 2 values", Message(() => Dataset.FromSequences([[1, 2], [3]], 2)), StringComparison.Ordinal);
        Assert.StartsWith("Sequence 0 of sequences must have whole steps of 2 values", Message(() => Dataset.FromSequences([[]], 2)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Row 0 has a length of 2 steps, but lengths go from 1 to 1.", Message(() => Dataset.FromSequences([[1, 2, 3, 4]], 2, steps: 1)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "sequences: expected finite values, but found NaN in sequence 1, step 0", Message(() => Dataset.FromSequences([[1, 2], [3, float.NaN]], 2)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Sequence 0 has 1 step and so needs 1 in labels, but has 2.", Message(() => Dataset.FromSequences([[1, 2]], 2, new int[][] { [1, 2] })),
            StringComparison.Ordinal);

        static string Message(Func<Dataset> make) => Assert.Throws<ArgumentException>(make).Message;
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
