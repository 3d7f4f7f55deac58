namespace NetGen;

/// <summary>f(x) = x where x &gt; 0, otherwise α (eˣ − 1) (Clevert et al. 2015).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>α, the negative of the limit below zero; positive (default 1).</summary>
    public double Alpha { get; set; } = 1;
}
