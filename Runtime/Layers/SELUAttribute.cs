namespace NetGen;

/// <summary>The self-normalising ELU (Klambauer et al. 2017): 1.0507 · (x if x &gt; 0, otherwise 1.6733 (eˣ − 1)).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SELUAttribute : LayerAttribute;
