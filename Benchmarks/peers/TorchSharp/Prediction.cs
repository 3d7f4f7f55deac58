using NetGen.Benchmarks.Protocol;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>Inference.</summary>
/// <param name="model">The network.</param>
/// <param name="batch">Rows of a batch.</param>
internal sealed class Prediction(Model model, int batch)
{
    private readonly Tensor[] inputs = Rows.Inputs(model, batch);

    /// <summary>All variants: images channels first or last.</summary>
    public PreparedWork Prepare()
    {
        List<(string, Func<Variant>)> variants = [("eager", () => Build(false))];
        if (model.TakesImages)
        {
            variants.Add(("channels-last", () => Build(true)));
        }

        using var network = model.Build();
        return new(network.parameters().Sum(parameter => parameter.numel()), variants);
    }

    private Variant Build(bool isChannelsLast)
    {
        random.manual_seed(1);
        var network = model.Build();
        network.eval();
        if (isChannelsLast)
        {
            Layout.MakeChannelsLast(network);
        }

        Tensor[] batches = isChannelsLast ? [.. inputs.Select(Layout.ChannelsLast)] : inputs;
        return new(static () => { }, steps =>
        {
            using var mode = inference_mode();
            for (int step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                network.forward(batches[step % batches.Length]);
            }
        });
    }
}
