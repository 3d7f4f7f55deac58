using NetGen.Benchmarks.Protocol;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>An optimizer's steps over a million parameters whose gradients stay.</summary>
/// <param name="createOptimizer">Makes the optimizer.</param>
internal sealed class OptimizerSteps(Func<IEnumerable<Parameter>, optim.Optimizer> createOptimizer)
{
    private const long Parameters = 1_000_000;

    /// <summary>The one variant: TorchSharp's optimizers take parameters one by one.</summary>
    public PreparedWork Prepare() => new(Parameters, [("single-tensor", Build)]);

    private Variant Build()
    {
        random.manual_seed(1);
        var initial = randn(Parameters);
        var parameter = new Parameter(initial.clone());
        parameter.grad = randn(Parameters);
        optim.Optimizer? optimizer = null;

        void Reset()
        {
            using (no_grad())
            {
                parameter.copy_(initial);
            }

            optimizer?.Dispose();
            optimizer = createOptimizer([parameter]);
        }

        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                optimizer!.step();
            }
        }

        return new(Reset, Run);
    }
}
