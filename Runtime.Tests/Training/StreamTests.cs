namespace NetGen.Runtime.Tests.Training;

/// <summary>What takes a path takes a stream too: where there are no files, as in a browser.</summary>
public sealed class StreamTests : IDisposable
{
    private static readonly Dataset Train = TestData.ThreeClasses(), Validation = TestData.ThreeClasses(seed: 2);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Predictions_are_the_bytes_of_the_file()
    {
        var network = new WaitedFor(seed: 1);
        using var stream = new Growing();

        network.WritePredictions(Validation, stream);
        network.WritePredictions(Validation, folder.File("predictions.csv"));

        Assert.Equal(File.ReadAllBytes(folder.File("predictions.csv")), stream.ToArray());
    }

    [Fact]
    public void Figures_are_the_bytes_of_the_files()
    {
        var trainer = new Trainer<WaitedFor>(new WaitedFor(seed: 1), new Adam());
        var found = new LearningRateFinder { Steps = 20 }.Find(trainer, Train);
        var sweep = new LearningRateSweep<WaitedFor>(new WaitedFor(seed: 1)) { Epochs = 1 };
        sweep.Add("adam", new Adam());
        var result = sweep.Run(Train, Validation);
        var architectures = new ArchitectureSweep { Epochs = 1 };
        architectures.Add("one", () => new WaitedFor(seed: 1));
        var compared = architectures.Run(Train, Validation);
        var evaluation = trainer.Evaluate(Validation);
        var importance = PermutationImportance.Of(trainer.Network, Validation);
        var history = result.Entries[0].History;

        AssertSame(history.WriteLearningCurves, history.WriteLearningCurves);
        AssertSame(found.WriteFigure, found.WriteFigure);
        AssertSame(result.WriteFigure, result.WriteFigure);
        AssertSame(compared.WriteFigure, compared.WriteFigure);
        AssertSame(evaluation.Reliability!.WriteFigure, evaluation.Reliability!.WriteFigure);
        AssertSame(importance.WriteFigure, importance.WriteFigure);
    }

    [Fact]
    public void A_training_goes_on_from_a_stream_to_the_bits_of_one_that_was_not_interrupted()
    {
        var whole = Trainer(epochs: 4);
        whole.Fit(Train, Validation);
        var interrupted = Trainer(epochs: 2);
        interrupted.Callbacks.Add(new Checkpoint(folder.File("run.checkpoint")));
        interrupted.Fit(Train, Validation);
        byte[] bytes = File.ReadAllBytes(folder.File("run-2.checkpoint"));

        var trainer = Trainer(epochs: 4);
        trainer.Callbacks.Add(new Checkpoint(folder.File("other.checkpoint")));
        using var stream = new OneWay(bytes);
        var report = trainer.Resume(stream);
        var history = trainer.Fit(Train, Validation);

        Assert.Equal("Resumes in epoch 3, after step 6, from the stream.", report.ToString());
        Assert.Equal(whole.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
        Assert.Equal(4, history.Epochs.Count);
    }

    [Fact]
    public void A_stream_that_is_no_checkpoint_touches_nothing()
    {
        var trainer = Trainer(epochs: 1);
        float[] before = trainer.Network.Parameters.ToArray();

        Assert.StartsWith("the stream: expected a checkpoint of NetGen", Assert.Throws<InvalidDataException>(() => trainer.Resume(new MemoryStream([1, 2, 3]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => trainer.Resume((Stream)null!));
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.EpochsDone);
    }

    private static Trainer<WaitedFor> Trainer(int epochs) => new(new WaitedFor(seed: 1), new Adam { LearningRate = 0.01f }) { Epochs = epochs, Seed = 3 };

    private void AssertSame(Action<string> toFile, Action<Stream> toStream)
    {
        using var stream = new Growing();
        toFile(folder.File("figure.svg"));
        toStream(stream);
        Assert.Equal(File.ReadAllBytes(folder.File("figure.svg")), stream.ToArray());
        Assert.Throws<ArgumentNullException>(() => toStream(null!));
    }

    /// <summary>Cannot go back, and is not to be closed by who writes to it.</summary>
    private sealed class Growing : MemoryStream
    {
        public override bool CanSeek => false;
    }

    /// <summary>Gives its bytes once, a few at a time.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(7, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(7, count));
    }
}
