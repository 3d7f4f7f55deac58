using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data.Files;

[Network(3), Standardize, Dense(8, Activation.Tanh), Dropout(0.1), Dense(2), CrossEntropyLoss]
internal sealed partial class FileTrained;

/// <summary>Rows that stay in their file are those of memory, to the bit.</summary>
public sealed class RowFileTests : IDisposable
{
    private const int Rows = 700, Size = 3;
    private readonly TemporaryFile inputs;
    private readonly TemporaryFile labels;

    public RowFileTests()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, Rows * Size).Select(_ => random.NextSingle() - 0.5f)];
        inputs = TemporaryFile.Of(NpyBytes.Of("<f4", $"({Rows}, {Size})", values));
        labels = TemporaryFile.Of(NpyBytes.Of("|u1", $"({Rows},)", Enumerable.Range(0, Rows).Select(row => (byte)(values[row * Size] > 0 ? 1 : 0)).ToArray()));
    }

    private Dataset InMemory => Dataset.FromNpy(inputs.Path, labels.Path);

    private Dataset InFile => Dataset.OpenNpy(inputs.Path, labels.Path);

    public void Dispose()
    {
        inputs.Dispose();
        labels.Dispose();
    }

    /// <summary>Whole and as a view that shows rows twice and backwards; in order and shuffled; as they are and transformed.</summary>
    [Fact]
    public void Batches_are_the_same()
    {
        int[] some = [5, 6, 7, 7, 699, 3, 2, 1, 0, 0];
        foreach (var (memory, file) in new[] { (InMemory, InFile), (InMemory.Rows(some), InFile.Rows(some)) })
        {
            foreach (bool shuffle in new[] { false, true })
            {
                foreach (var transform in new IRowTransform?[] { null, new Shift() })
                {
                    AssertSameBatches(new MiniBatches(memory, 64, seed: 2, shuffle, transform: transform), new MiniBatches(file, 64, seed: 2, shuffle, transform: transform));
                }
            }
        }
    }

    /// <summary>By the thread of the training, and ahead by another one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void A_training_comes_to_the_same_bits(int workers)
    {
        Assert.Equal(Trained(InMemory), Trained(InFile));

        float[] Trained(Dataset data)
        {
            var (train, validation) = data.Split(0.8, seed: 1);
            var network = new FileTrained(seed: 1);
            var history = new Trainer<FileTrained>(network, new Adam()) { Epochs = 3, Workers = workers, Transform = new Shift() }.Fit(train, validation);
            return [.. network.Parameters, (float)history.Epochs[^1].ValidationLoss!.Value, (float)network.Evaluate(data).Loss, .. network.Predict(data)];
        }
    }

    [Fact]
    public void Images_of_an_IDX_file_are_the_same()
    {
        using var images = TemporaryFile.Of([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 255]);
        using var classes = TemporaryFile.Of([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);

        var memory = Dataset.FromIdx(images.Path, classes.Path, scale: 0.1f, classNames: ["a", "b"]);
        var file = Dataset.OpenIdx(images.Path, classes.Path, scale: 0.1f, classNames: ["a", "b"]);

        Assert.Equal(memory.Input(1).ToArray(), file.Input(1).ToArray());
        Assert.Equal((2, 2, 1, "b"), (file.Count, file.InputSize, file.Label(1), file.ClassNames![1]));
    }

    [Fact]
    public void Packed_images_are_refused()
    {
        using var images = TemporaryFile.Of(GzipBytes.Of([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 255]));
        using var classes = TemporaryFile.Of([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);

        var error = Assert.Throws<InvalidDataException>(() => Dataset.OpenIdx(images.Path, classes.Path));

        Assert.Equal($"{images.Path}: expected a file with random access, but found one that is packed with gzip: unpack it first.", error.Message);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_when_it_is_read()
    {
        using var file = TemporaryFile.Of(NpyBytes.Of("<f4", "(3, 2)", 1f, 2, 3, float.PositiveInfinity, 5, 6));
        var data = Dataset.OpenNpy(file.Path);

        Assert.Equal([5, 6], data.Input(2).ToArray());
        var error = Assert.Throws<InvalidDataException>(() => data.Input(1));

        Assert.Equal($"{file.Path}, byte 140: expected finite numbers in the range of a float, but found Infinity in row 1, column 1 (counted from 0).", error.Message);
    }

    /// <summary>Where files can be changed while they are open: not on Windows.</summary>
    [Fact]
    public void A_file_that_is_cut_short_meanwhile_is_an_error_of_the_training()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var data = InFile;
        using (var handle = File.OpenHandle(inputs.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            RandomAccess.SetLength(handle, 1000);
        }

        var error = Assert.Throws<InvalidDataException>(() => new Trainer<FileTrained>(new FileTrained(seed: 1), new Adam()) { Workers = 0 }.Fit(data));

        Assert.Contains("the file has become shorter since it was opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        var batches = new MiniBatches(InFile, 64, seed: 1, transform: new Shift());
        Go(batches, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Go(batches, 2);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Go(MiniBatches batches, int epoch)
        {
            batches.Begin(epoch);
            while (batches.Next())
            {
            }
        }
    }

    private static void AssertSameBatches(MiniBatches memory, MiniBatches file)
    {
        memory.Begin(3);
        file.Begin(3);
        while (memory.Next())
        {
            Assert.True(file.Next());
            Assert.Equal(memory.Inputs.ToArray(), file.Inputs.ToArray());
            Assert.Equal(memory.Targets.Labels.ToArray(), file.Targets.Labels.ToArray());
        }

        Assert.False(file.Next());
    }

    private sealed class Shift : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
        {
            float by = random.NextUniform();
            for (int i = 0; i < row.Length; i++)
            {
                transformed[i] = row[i] + by;
            }
        }
    }
}
