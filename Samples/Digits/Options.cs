using Samples;

namespace Digits;

/// <summary>The options of the command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Trains a network on 1,797 handwritten digits; writes digits.safetensors and learning-curves.svg into the current directory.

          --optimizer NAME      sgd, momentum, adam, adamw, adadelta, adagrad or rmsprop (adam)
          --learning-rate RATE  greater than 0 (sgd 0.1, momentum 0.05, adadelta 1, adagrad 0.01, others 0.001)
          --batch-size ROWS     rows of a mini-batch (32)
          --epochs COUNT        the most epochs; early stopping may end the training before (300)
          --dropout on|off      whether the network has dropout (on)
          --train-rows ROWS     train on so many rows only: with 100 it overfits (all of the training part)
          --seed NUMBER         keys split, weights, shuffling and dropout (0)
          --compare             every optimizer, and Adam without dropout, in one table
          resume                trains, is interrupted, resumes, and compares the bits; writes digits-1.checkpoint
          find-rate             find a learning rate for the optimizer by a range test, and train with it
          sweep                 train with every optimizer at five rates, side by side, and say which generalises best
          machines              train on all processes that mpirun has started, or on this one alone, to the same bits
          report                train, and write a page about it: report.html, with its figures as SVG files
        """;

    private float? learningRate;

    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>The given learning rate, or a suitable one for the optimizer.</summary>
    public float LearningRate => learningRate ?? Optimizer switch
    {
        OptimizerKind.Sgd => 0.1f,
        OptimizerKind.Momentum => 0.05f,
        OptimizerKind.Adadelta => 1f,
        OptimizerKind.Adagrad => 0.01f,
        _ => 0.001f,
    };

    public required int BatchSize { get; init; }

    public required int Epochs { get; init; }

    public required bool Dropout { get; init; }

    /// <summary>Rows to train on; null for all.</summary>
    public required int? TrainRows { get; init; }

    public required long Seed { get; init; }

    public required bool Compare { get; init; }

    /// <summary>Whether to interrupt and resume a training.</summary>
    public required bool Resume { get; init; }

    /// <summary>Whether to search for a learning rate.</summary>
    public required bool FindRate { get; init; }

    /// <summary>Whether to compare optimizers and rates.</summary>
    public required bool Sweep { get; init; }

    /// <summary>Whether to train with MPI.</summary>
    public required bool Machines { get; init; }

    /// <summary>Whether to write a report of the training.</summary>
    public required bool Report { get; init; }

    public required bool Help { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="OptionException">It is invalid.</exception>
    public static Options Parse(string[] args)
    {
        var line = new CommandLine(args);
        int? optimizer = line.Choice("--optimizer", [.. Enum.GetValues<OptimizerKind>().Select(NameOf)]);
        float? learningRate = line.Positive("--learning-rate");
        int? withoutDropout = line.Choice("--dropout", "on", "off");
        var options = new Options
        {
            Optimizer = (OptimizerKind?)optimizer ?? OptimizerKind.Adam,
            learningRate = learningRate,
            BatchSize = line.Count("--batch-size") ?? 32,
            Epochs = line.Count("--epochs") ?? 300,
            Dropout = withoutDropout is null or 0,
            TrainRows = line.Count("--train-rows"),
            Seed = line.Whole("--seed") ?? 0,
            Compare = line.Flag("--compare"),
            Resume = line.Flag("resume"),
            FindRate = line.Flag("find-rate"),
            Sweep = line.Flag("sweep"),
            Machines = line.Flag("machines"),
            Report = line.Flag("report"),
            Help = line.Flag("--help"),
        };
        line.End();
        if (options.Resume && (options.Compare || !options.Dropout))
        {
            throw new OptionException("resume trains the network with dropout: leave out --compare and --dropout off.");
        }

        return options.Compare && (optimizer is not null || learningRate is not null || withoutDropout is not null)
            ? throw new OptionException("--compare trains every optimizer with its own learning rate: leave out --optimizer, --learning-rate and --dropout.")
            : options;
    }

    public static string NameOf(OptimizerKind kind) => kind.ToString().ToLowerInvariant();
}
