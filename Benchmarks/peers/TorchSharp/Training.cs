using NetGen.Benchmarks.Protocol;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>Forward and backward pass; with an optimizer also its step.</summary>
/// <param name="learner">The network and what it learns.</param>
/// <param name="batch">Rows of a batch.</param>
/// <param name="createOptimizer">Makes the optimizer; null for gradients alone.</param>
internal sealed class Training(Learner learner, int batch, Func<IEnumerable<Parameter>, optim.Optimizer>? createOptimizer = null)
{
    private readonly Tensor[][] usual = learner.Batches(batch);

    /// <summary>All variants: images channels first or last, gradients dropped before a step or set to zero.</summary>
    public PreparedWork Prepare()
    {
        var last = new Lazy<Tensor[][]>(() => [.. usual.Select(port => IsImage(port) ? port.Select(Layout.ChannelsLast).ToArray() : port)]);
        List<(string, Func<Variant>)> variants = [("set_to_none", () => Build(true, null)), ("zero_grad", () => Build(false, null))];
        if (usual.Any(IsImage))
        {
            variants.Add(("set_to_none channels-last", () => Build(true, last)));
            variants.Add(("zero_grad channels-last", () => Build(false, last)));
        }

        using var network = learner.Build().Network;
        return new(network.parameters().Sum(parameter => parameter.numel()), variants);
    }

    private static bool IsImage(Tensor[] port) => port[0].dim() == 4;

    private Variant Build(bool dropsGradients, Lazy<Tensor[][]>? channelsLast)
    {
        random.manual_seed(1);
        var (network, loss) = learner.Build();
        if (channelsLast is not null)
        {
            Layout.MakeChannelsLast(network);
        }

        var ports = channelsLast?.Value ?? usual;
        Tensor[][] batches = [.. Enumerable.Range(0, ports[0].Length).Select(i => ports.Select(port => port[i]).ToArray())];
        Parameter[] parameters = [.. network.parameters()];
        Tensor[] initial = [.. parameters.Select(parameter => parameter.detach().clone())];
        optim.Optimizer? optimizer = null;

        void Reset()
        {
            using (no_grad())
            {
                foreach (var (parameter, value) in parameters.Zip(initial))
                {
                    parameter.copy_(value);
                }
            }

            optimizer?.Dispose();
            optimizer = createOptimizer?.Invoke(parameters);
        }

        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                network.zero_grad(dropsGradients);
                loss(batches[step % batches.Length]).backward();
                optimizer?.step();
            }
        }

        return new(Reset, Run);
    }
}
