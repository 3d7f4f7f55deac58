using Samples;

namespace Mnist;

/// <summary>The networks of the sample.</summary>
internal enum NetworkKind
{
    Mlp,
    LeNet,
    LeNetAsPyTorch,
    ResNet,
}

/// <summary>The options of the command line.</summary>
internal sealed record Options
{
    private static readonly string[] Networks = ["mlp", "lenet", "lenet-pytorch", "resnet"];

    public required string? DataFolder { get; init; }

    public required NetworkKind Network { get; init; }

    public required int Epochs { get; init; }

    public required long Seed { get; init; }

    /// <summary>Whether to shift images a little in each epoch.</summary>
    public required bool Augments { get; init; }

    /// <summary>The output file, one for each network.</summary>
    public string ModelFile => Network == NetworkKind.Mlp ? "mnist.safetensors" : $"mnist-{Networks[(int)Network]}.safetensors";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="OptionException">It is invalid.</exception>
    public static Options Parse(string[] args)
    {
        var line = new CommandLine(args);
        var network = (NetworkKind)(line.Choice("--network", Networks) ?? 0);
        int? augment = line.Choice("--augment", "on", "off");
        var options = new Options
        {
            DataFolder = line.Text("--data"),
            Network = network,
            Epochs = line.Count("--epochs") ?? (network == NetworkKind.ResNet ? 12 : 10),
            Seed = line.Whole("--seed") ?? 0,
            Augments = augment is null ? network == NetworkKind.ResNet : augment == 0,
        };
        line.End();
        return options;
    }
}
