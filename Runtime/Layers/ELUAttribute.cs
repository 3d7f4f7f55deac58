namespace NetGen;

/// <summary>f(x) = x where x &gt; 0, otherwise α (eˣ − 1) (Clevert et al. 2015).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>α (default 1), positive.</summary>
    public double Alpha { get; set; } = 1;
}
