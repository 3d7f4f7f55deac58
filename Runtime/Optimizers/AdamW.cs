namespace NetGen;

/// <summary>Adam with weight decay decoupled from the gradient (Loshchilov and Hutter 2019; PyTorch's <c>AdamW</c>).</summary>
/// <remarks>
/// <c>p ← p − lr · WeightDecay · p</c>, then <see cref="Adam"/>'s step without decay: the decay is not divided by the root mean square.
/// <see cref="Optimizer.WeightDecay"/> is 0.01 and the learning rate 1e-3 unless set.
/// </remarks>
public sealed class AdamW : Adam
{
    /// <summary>Creates an optimizer with PyTorch's defaults.</summary>
    public AdamW()
    {
        WeightDecay = 0.01f;
    }

    private protected override bool DecouplesWeightDecay => true;
}
